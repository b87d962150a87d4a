import { isRecord } from "../record.js";

interface Opened {
  readonly entries: readonly (readonly [string, unknown])[] | undefined;
  readonly items: readonly unknown[];
  next: number;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function open(value: object): Opened {
  if (isList(value)) return { entries: undefined, items: value, next: 0 };
  const entries = Object.entries(value);
  return { entries, items: entries, next: 0 };
}

/** Texts and numbers as JSON; what JSON does not know is null, as in an array. */
const scalarText = (value: unknown) =>
  typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "null");

/**
 * Writes JSON as `JSON.stringify` does, for values that may be nested too deep for it. Stops soon
 * after `limit` characters: what is longer is cut anyway.
 */
export function jsonText(root: unknown, limit: number): string {
  let text = "";
  const stack: Opened[] = [];
  const write = (value: unknown) => {
    if (isRecord(value) || isList(value)) {
      stack.push(open(value));
      text += isList(value) ? "[" : "{";
    } else text += scalarText(value);
  };
  write(root);
  while (text.length <= limit) {
    const opened = stack.at(-1);
    if (!opened) break;
    const index = opened.next;
    opened.next += 1;
    if (index === opened.items.length) {
      text += opened.entries ? "}" : "]";
      stack.pop();
      continue;
    }
    if (index > 0) text += ",";
    const entry = opened.entries?.[index];
    if (entry) text += `${JSON.stringify(entry[0])}:`;
    write(entry ? entry[1] : opened.items[index]);
  }
  return text;
}
