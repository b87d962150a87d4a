import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type * as z from "zod";

/** Everything that a run leaves in the project's folder, ignored by git. */
export interface StateFolder {
  readonly path: string;
  readonly mongodb: string;
  readonly redis: string;
  readonly logOf: (service: string) => string;
  readonly secrets: string;
  readonly firstRun: string;
  readonly demo: string;
  /** Node's, of the services' code. */
  readonly compileCache: string;
  /** Who runs now; also the lock. */
  readonly run: string;
  /** There while the first organization is being made. */
  readonly setup: string;
}

/** Readable by its owner alone, since keys and a password lie in it. */
export function openStateFolder(path: string): StateFolder {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o700);
  return {
    path,
    mongodb: join(path, "mongodb"),
    redis: join(path, "redis"),
    logOf: (service) => join(path, "logs", `${service}.log`),
    secrets: join(path, "secrets.json"),
    firstRun: join(path, "first-run.json"),
    demo: join(path, "demo.json"),
    compileCache: join(path, "compile-cache"),
    run: join(path, "run.json"),
    setup: join(path, "setup-unfinished"),
  };
}

/** What a JSON file holds; null when there is none, or it is torn or of another shape. */
export function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): z.infer<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** Mode 0600; written beside and renamed, so that a kill leaves the old file or the new one. */
export function writeJsonFile(path: string, content: object): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}
