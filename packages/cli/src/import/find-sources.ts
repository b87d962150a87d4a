import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { UsageError } from "../usage-error.js";
import { fileSource, type Source } from "./source.js";

/** What was found, and what a folder held beside it. */
export interface FoundSources {
  readonly sources: readonly Source[];
  /** Files of folders whose names are not of the format. */
  readonly passedOver: number;
}

const WILDCARD = /[*?]/;

/** Turns a pattern into an expression: `?` and `*` stay within a folder, `**` goes into folders. */
function patternExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/|\*\*|\*|\?/g, (wildcard) => {
      if (wildcard === "**/") return "(?:.*/)?";
      if (wildcard === "**") return ".*";
      return wildcard === "*" ? "[^/]*" : "[^/]";
    });
  return new RegExp(`^${source}$`);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

async function matching(pattern: string): Promise<string[]> {
  const parts = pattern.split("/");
  const fixed = parts
    .slice(
      0,
      parts.findIndex((part) => WILDCARD.test(part)),
    )
    .join("/");
  const folder = fixed || (pattern.startsWith("/") ? "/" : ".");
  const expression = patternExpression(path.normalize(pattern));
  const files = await filesBelow(folder).catch(() => []);
  return files.filter((file) => expression.test(path.normalize(file)));
}

const sizeOf = async (file: string) => fileSource(file, (await stat(file)).size);

/**
 * Finds what to import: files, folders (searched through, for names of the format), patterns with
 * `*`, `?` and `**` that the shell has left alone, and `-` for the standard input. Throws
 * `UsageError` naming what is not there.
 */
export async function findSources(
  named: readonly string[],
  options: { readonly names: RegExp; readonly stdin: Readable },
): Promise<FoundSources> {
  const sources: Source[] = [];
  let passedOver = 0;
  for (const name of named) {
    if (name === "-") {
      sources.push({ name: "standard input", open: () => options.stdin });
      continue;
    }
    const found = await stat(name).catch(() => undefined);
    if (found?.isDirectory()) {
      const files = await filesBelow(name);
      const ours = files.filter((file) => options.names.test(file));
      passedOver += files.length - ours.length;
      if (ours.length === 0) throw new UsageError(`${name} holds no file of the format`);
      sources.push(...(await Promise.all(ours.map(sizeOf))));
    } else if (found) {
      sources.push(fileSource(name, found.size));
    } else {
      const files = WILDCARD.test(name) ? await matching(name) : [];
      if (files.length === 0) throw new UsageError(`there is no ${name}`);
      sources.push(...(await Promise.all(files.map(sizeOf))));
    }
  }
  return { sources, passedOver };
}
