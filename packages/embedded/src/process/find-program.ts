import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The first of `names` that is an executable file in one of `folders`, as a path. */
export function findProgram(
  names: readonly string[],
  folders: readonly string[],
): string | undefined {
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/**
 * What the program says of its own version, as `major.minor.patch`; null when it does not run
 * here at all (wrong system, missing libraries, a processor without AVX).
 */
export async function versionOf(program: string): Promise<string | null> {
  try {
    const { stdout } = await run(program, ["--version"], { timeout: 20_000 });
    return /(\d+\.\d+(?:\.\d+)*)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Whether a version is at least `major.minor`. */
export function isAtLeast(version: string, least: { major: number; minor: number }): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > least.major || (major === least.major && minor >= least.minor);
}
