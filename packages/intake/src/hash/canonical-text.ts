import { isRecord, type JsonRecord } from "../record.js";

/** An object or array whose values are being written. */
interface Opened {
  readonly record: JsonRecord | undefined;
  readonly list: readonly unknown[];
  next: number;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** So few keys are sorted faster by insertion than by `sort`. */
const FEW_KEYS = 16;

function sortedKeys(record: JsonRecord, except: string | undefined): string[] {
  const keys = Object.keys(record);
  if (except !== undefined && Object.hasOwn(record, except)) keys.splice(keys.indexOf(except), 1);
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

function scalarText(value: unknown): string {
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (typeof value === "number") return `n${value};`;
  if (value === true) return "t";
  if (value === false) return "f";
  return value === null ? "z" : `u${typeof value}`;
}

/**
 * A JSON value as a text that is the same for the same value, whatever the order of its keys, and
 * differs for different ones. Lengths and kinds stand before the values, so that nothing has to be
 * escaped; `except` names a key of the root that does not count. Takes any depth of nesting.
 */
export function canonicalText(root: unknown, except?: string): string {
  let text = "";
  const stack: Opened[] = [];
  const write = (value: unknown, without?: string) => {
    if (isList(value)) {
      text += `[${value.length};`;
      stack.push({ record: undefined, list: value, next: 0 });
    } else if (isRecord(value)) {
      const keys = sortedKeys(value, without);
      text += `{${keys.length};`;
      stack.push({ record: value, list: keys, next: 0 });
    } else text += scalarText(value);
  };
  write(root, except);
  for (let opened = stack.at(-1); opened; opened = stack.at(-1)) {
    if (opened.next === opened.list.length) {
      stack.pop();
      continue;
    }
    const item = opened.list[opened.next];
    opened.next += 1;
    if (opened.record && typeof item === "string") {
      text += `${item.length}:${item}`;
      write(opened.record[item]);
    } else write(item);
  }
  return text;
}
