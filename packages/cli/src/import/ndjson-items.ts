import { createHash } from "node:crypto";
import type { EventInput } from "@audit/types";
import * as z from "zod";
import { uuidOf } from "./derived-id.js";
import type { Item } from "./item.js";
import { splitLines } from "./line-splitter.js";

/** Longer than any event may be, so that ingest can say in its own words what is wrong. */
const LONGEST_LINE = 1_048_576;

/** Any object: which event is good enough is ingest's to say, and it is lenient. */
const looseEventSchema = z.custom<EventInput>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/**
 * The id of an event that brings none: the same for the same line at the same place of the same
 * file, whatever the file is called and however much was added to its end. A file is known by its
 * first line, as log shippers know it, so that no file need be read twice.
 */
function derivedId(fileMark: string, line: number, text: string): string {
  return uuidOf(createHash("sha256").update(`${fileMark}\n${line}\n${text}`).digest());
}

function toItem(record: number, text: string, fileMark: string): Item {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "not readable";
    return { record, path: "", message: `not JSON: ${why}` };
  }
  const parsed = looseEventSchema.safeParse(value);
  if (!parsed.success) return { record, path: "", message: "an event is a JSON object" };
  const event = parsed.data;
  const id = event.id || derivedId(fileMark, record, text);
  return { record, event: { ...event, id }, length: text.length, unmapped: [] };
}

/** Reads events line by line, as `POST /v1/events` takes them. Lines are numbered from 1. */
export async function* readNdjson(chunks: AsyncIterable<string>): AsyncGenerator<Item> {
  let fileMark: string | undefined;
  for await (const line of splitLines(chunks, LONGEST_LINE)) {
    if ("tooLong" in line) {
      yield { record: line.number, path: "", message: `longer than ${LONGEST_LINE} characters` };
      fileMark ??= "a first line that is too long";
      continue;
    }
    const text = line.text.trim();
    if (text === "") continue;
    fileMark ??= createHash("sha256").update(text).digest("hex");
    yield toItem(line.number, text, fileMark);
  }
}
