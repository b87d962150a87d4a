import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes way for a new log file: the one of the run before is kept as `x.previous.log`, older ones
 * go, so that logs neither mix nor grow for ever.
 */
export function keepLog(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) renameSync(path, path.replace(/\.log$/, ".previous.log"));
}
