import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { UsageError } from "../usage-error.js";

const text = z.string().min(1).optional();

/** What the start command notes of the organization that it made, as far as commands need it. */
const firstRunSchema = z.object({
  apiUrl: text,
  ingestUrl: text,
  writeKey: text,
  adminKey: text,
});
export type FirstRun = z.infer<typeof firstRunSchema>;

const PLACE = path.join(".audit", "first-run.json");

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
      throw new UsageError(`${file} cannot be read (${String(error.code)})`);
    }
    throw error;
  }
}

function parse(content: string, file: string): FirstRun {
  try {
    return firstRunSchema.parse(JSON.parse(content));
  } catch {
    throw new UsageError(
      `${file} is not what \`npm start\` writes; remove it or say --url and --key`,
    );
  }
}

/** Reads `.audit/first-run.json` of the folder or the nearest one above; undefined when none is. */
export async function findFirstRun(folder: string): Promise<FirstRun | undefined> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, PLACE);
    const content = await readIfThere(file);
    if (content !== undefined) return parse(content, file);
    if (path.dirname(at) === at) return undefined;
  }
}
