import { isRecord, type JsonRecord } from "../record.js";
import type { ByteWriter } from "./byte-writer.js";

/** What stands before each value and each key. */
const KIND = {
  text: 1,
  number: 2,
  true: 3,
  false: 4,
  null: 5,
  list: 6,
  record: 7,
  key: 8,
  other: 9,
};

/** A list, or a record with its sorted keys, whose values are being written. */
interface Opened {
  readonly record: JsonRecord | undefined;
  readonly items: readonly unknown[];
  next: number;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** So few keys are sorted faster by insertion than by `sort`. */
const FEW_KEYS = 16;

function sortedKeys(record: JsonRecord): string[] {
  const keys = Object.keys(record);
  if (keys.length > FEW_KEYS) return keys.sort();
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] ?? "";
    let place = end;
    while (place > 0 && (keys[place - 1] ?? "") > key) {
      keys[place] = keys[place - 1] ?? "";
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}

function writeScalar(writer: ByteWriter, value: unknown): void {
  if (typeof value === "string") writer.text(KIND.text, value);
  else if (typeof value === "number") writer.text(KIND.number, String(value));
  else if (value === true) writer.mark(KIND.true, 0);
  else if (value === false) writer.mark(KIND.false, 0);
  else if (value === null) writer.mark(KIND.null, 0);
  else writer.text(KIND.other, typeof value);
}

/** Writes a scalar; gives what has to be written of a list or record next. */
function begin(writer: ByteWriter, value: unknown, except?: string): Opened | undefined {
  if (typeof value !== "object" || value === null) {
    writeScalar(writer, value);
    return undefined;
  }
  if (isList(value)) {
    writer.mark(KIND.list, value.length);
    return { record: undefined, items: value, next: 0 };
  }
  if (!isRecord(value)) return undefined;
  const sorted = sortedKeys(value);
  const keys = except === undefined ? sorted : sorted.filter((key) => key !== except);
  writer.mark(KIND.record, keys.length);
  return { record: value, items: keys, next: 0 };
}

/**
 * Writes a JSON value so that the same value gives the same bytes, whatever the order of its keys,
 * and different ones give different bytes. `except` names a key of the root that does not count.
 * Takes any depth of nesting.
 */
export function writeCanonical(writer: ByteWriter, root: unknown, except?: string): void {
  const stack: Opened[] = [];
  let opened = begin(writer, root, except);
  while (opened) {
    if (opened.next === opened.items.length) {
      opened = stack.pop();
      continue;
    }
    let value = opened.items[opened.next];
    opened.next += 1;
    if (opened.record && typeof value === "string") {
      writer.text(KIND.key, value);
      value = opened.record[value];
    }
    const inner = begin(writer, value);
    if (!inner) continue;
    stack.push(opened);
    opened = inner;
  }
}
