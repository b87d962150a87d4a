import { isRecord } from "../record.js";
import type { ByteWriter } from "./byte-writer.js";
import { KeyOrders } from "./key-orders.js";

/** What stands before each value. */
const KIND = {
  text: 1,
  number: 2,
  true: 3,
  false: 4,
  null: 5,
  list: 6,
  record: 7,
  deep: 8,
  other: 9,
};

/** What is nested deeper is written after the rest, so that no depth can exhaust the stack. */
const DEEPEST_IN_PLACE = 64;

const keyOrders = new KeyOrders();

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What a walk through a value knows besides its place. */
interface Walk {
  readonly writer: ByteWriter;
  /** Lists and records that were too deep to be written in their place. */
  readonly deep: unknown[];
  /** Lists and records within each other so far, the root included. */
  levels: number;
}

function writeScalar(writer: ByteWriter, value: unknown): void {
  if (typeof value === "string") writer.text(KIND.text, value);
  else if (typeof value === "number") writer.text(KIND.number, String(value));
  else if (value === true) writer.mark(KIND.true, 0);
  else if (value === false) writer.mark(KIND.false, 0);
  else if (value === null) writer.mark(KIND.null, 0);
  else writer.text(KIND.other, typeof value);
}

function writeValue(walk: Walk, value: unknown, depth: number, orders: KeyOrders): void {
  const { writer } = walk;
  if (typeof value !== "object" || value === null) writeScalar(writer, value);
  else if (depth > DEEPEST_IN_PLACE) {
    writer.mark(KIND.deep, 0);
    walk.deep.push(value);
  } else if (isList(value)) {
    walk.levels = Math.max(walk.levels, depth + 1);
    writer.mark(KIND.list, value.length);
    for (const item of value) writeValue(walk, item, depth + 1, keyOrders);
  } else if (isRecord(value)) {
    walk.levels = Math.max(walk.levels, depth + 1);
    const { sorted, bytes, isWellFormed } = orders.of(value);
    writer.mark(KIND.record, sorted.length);
    writer.append(bytes, isWellFormed);
    for (const key of sorted) writeValue(walk, value[key], depth + 1, keyOrders);
  }
}

/**
 * Writes a JSON value so that the same value gives the same bytes, whatever the order of its keys,
 * and different ones give different bytes. `orders` are those of the root, which may leave out a
 * key. Takes any depth of nesting, and gives it: how many levels of lists and records the value
 * has, and `Infinity` for more than can be counted in passing.
 */
export function writeCanonical(
  writer: ByteWriter,
  root: unknown,
  orders: KeyOrders = keyOrders,
): number {
  const walk: Walk = { writer, deep: [], levels: 0 };
  writeValue(walk, root, 0, orders);
  for (const value of walk.deep) writeValue(walk, value, 0, keyOrders);
  return walk.deep.length === 0 ? walk.levels : Number.POSITIVE_INFINITY;
}
