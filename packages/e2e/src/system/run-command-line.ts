import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { baseEnvironment } from "../env.js";
import { commandLineEntry } from "./repository.js";

/** Runs the built `audit` command in a process of its own; rejects when it exits with an error. */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [commandLineEntry, ...args], {
    env: { ...baseEnvironment(), ...env },
    maxBuffer: 16_000_000,
  });
  return stdout;
}
