import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * Runs a program in the repository's folder on this terminal and resolves to its exit code. Ctrl-C
 * reaches it through the terminal, SIGTERM is passed on; either way it is waited for.
 */
export function runProgram(program, args, { env = process.env, cwd = root } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: "inherit" });
  const wait = () => {};
  const passOn = () => child.kill("SIGTERM");
  process.on("SIGINT", wait);
  process.on("SIGTERM", passOn);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGINT", wait);
      process.off("SIGTERM", passOn);
      resolve(signal === "SIGINT" ? 130 : signal ? 143 : (code ?? 1));
    });
  });
}

/** The same for a program of `node_modules`. */
export const runBin = (name, args, options) =>
  runProgram(join(root, "node_modules", ".bin", name), args, options);
