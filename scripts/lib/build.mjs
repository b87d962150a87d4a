import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.mjs";

/** Turbo's line at the beginning of a task: which package, and whether it was built before. */
const TASK = /^(@audit\/[\w-]+):build: cache (?:hit|miss)/;

/**
 * Builds packages, those that they import first; all of them when none is named. Says which one
 * is being built; Turbo's own words are shown when it fails.
 */
export async function build(packages = []) {
  const startedAt = performance.now();
  const seconds = () => `(${((performance.now() - startedAt) / 1000).toFixed(1)} s)`;
  const clear = process.stdout.isTTY ? "\r\u001b[K" : "";
  const args = ["run", "build", "--output-logs=new-only"];
  const child = spawn(
    join(root, "node_modules", ".bin", "turbo"),
    [...args, ...packages.map((name) => `--filter=${name}...`)],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  const said = [];
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  createInterface(child.stderr).on("line", (line) => said.push(line));
  createInterface(child.stdout).on("line", (line) => {
    said.push(line);
    const task = TASK.exec(line);
    if (task && clear) process.stdout.write(`${clear}  … build          ${task[1]}`);
  });
  if ((await ended) === 0) {
    console.log(
      `${clear}  ✓ build          ${said.filter((line) => TASK.test(line)).length} packages ${seconds()}`,
    );
    return;
  }
  console.error(
    `${clear}${said.join("\n")}\n\n  ✗ build          failed ${seconds()}; the messages above say where`,
  );
  process.exit(1);
}
