import type { Notes } from "./notes.js";

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;

/** The beginning of a text, of at most so many UTF-16 units, never ending in half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most);
}

/** An optional text: shortened when too long; a number or boolean becomes its text. */
export function readText(
  value: unknown,
  most: number,
  path: string,
  notes: Notes,
): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") {
    if (value.length <= most) return value;
    notes.warn(path, `shortened from ${value.length} to ${most} characters`);
    return cut(value, most);
  }
  if (typeof value === "number" || typeof value === "boolean") {
    notes.warn(path, `${typeof value} kept as text`);
    return String(value);
  }
  notes.keep(path, value, "not a text");
  return undefined;
}

/** An identifier: as a text, and the whole of one that was too long is kept too. */
export function readId(
  value: unknown,
  most: number,
  path: string,
  notes: Notes,
): string | undefined {
  if (typeof value === "string" && value.length > most) {
    notes.keep(path, value, `shortened from ${value.length} to ${most} characters`);
    return cut(value, most);
  }
  return readText(value, most, path, notes);
}
