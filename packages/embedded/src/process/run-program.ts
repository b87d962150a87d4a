import { execFile } from "node:child_process";
import { EmbeddedServerError } from "../embedded-server-error.js";

function lastLines(...outputs: readonly string[]): string[] {
  const lines = outputs.flatMap((output) => output.split("\n"));
  return lines.filter((line) => line.trim() !== "").slice(-6);
}

/** Runs a program to its end; throws `EmbeddedServerError` with the last lines it wrote. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly timeoutMs: number },
): Promise<string> {
  const settings = { timeout: options.timeoutMs, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(program, [...args], settings, (cause, stdout, stderr) => {
      if (!cause) return resolve(stdout);
      const why = cause.killed
        ? [`no end after ${options.timeoutMs} ms`]
        : lastLines(stdout, stderr, stdout || stderr ? "" : cause.message);
      const message = `"${[program, ...args].join(" ")}" failed:\n    ${why.join("\n    ")}`;
      reject(new EmbeddedServerError(message, { cause }));
    });
  });
}
