import type { Notes } from "./notes.js";

/** A JSON object as it was parsed. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An optional part of an event that must be an object; anything else is kept as unmapped. */
export function readRecord(value: unknown, path: string, notes: Notes): JsonRecord | undefined {
  if (value === undefined || value === null) return undefined;
  if (isRecord(value)) return value;
  notes.keep(path, value, "not an object");
  return undefined;
}

/** Keeps what a part holds besides the fields that it has. */
export function keepUnknown(
  record: JsonRecord,
  known: ReadonlySet<string>,
  path: string,
  notes: Notes,
): void {
  for (const key of Object.keys(record)) {
    if (!known.has(key))
      notes.keep(path === "" ? key : `${path}.${key}`, record[key], "not a field");
  }
}

/** Whether anything is left to store of a part that was read. */
export function isEmpty(record: object): boolean {
  return Object.values(record).every((value) => value === undefined);
}
