import { EVENT_LIMITS } from "@audit/types";
import { isRecord, setOwn } from "../record.js";
import { jsonText } from "./json-text.js";

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

/**
 * Whether objects or arrays lie deeper in a value than `levels`; a scalar has no level, an object
 * of scalars one.
 */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (!isContainer(value)) return false;
  if (levels === 0) return true;
  for (const inner of Object.values(value)) {
    if (isContainer(inner) && isDeeperThan(levels - 1, inner)) return true;
  }
  return false;
}

/** A copy of the value with what lies deeper than `levels` as JSON text. */
export function flattenBelow(levels: number, value: unknown): unknown {
  if (!isContainer(value)) return value;
  if (levels === 0) return jsonText(value, EVENT_LIMITS.eventBytes);
  if (Array.isArray(value)) return value.map((inner) => flattenBelow(levels - 1, inner));
  const copy = {};
  if (isRecord(value)) {
    for (const key of Object.keys(value)) setOwn(copy, key, flattenBelow(levels - 1, value[key]));
  }
  return copy;
}
