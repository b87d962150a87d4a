import { EVENT_LIMITS } from "@audit/types";
import { isRecord, setOwn } from "../record.js";
import { jsonText } from "./json-text.js";

/** A value, and whether anything in it was nested too deep. */
export interface Flattened {
  readonly value: unknown;
  readonly cut: boolean;
}

/**
 * The value with the objects and arrays that lie deeper than `levels` as JSON text; a scalar has
 * no level, an object of scalars one. The very same value when nothing lies deeper.
 */
export function flattenBelow(value: unknown, levels: number): Flattened {
  if (typeof value !== "object" || value === null) return { value, cut: false };
  if (levels === 0) return { value: jsonText(value, EVENT_LIMITS.eventBytes), cut: true };
  let cut = false;
  if (Array.isArray(value)) {
    const items = value.map((item) => {
      const flat = flattenBelow(item, levels - 1);
      cut ||= flat.cut;
      return flat.value;
    });
    return cut ? { value: items, cut } : { value, cut };
  }
  if (!isRecord(value)) return { value, cut };
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const flat = flattenBelow(value[key], levels - 1);
    if (!flat.cut) continue;
    copy ??= { ...value };
    setOwn(copy, key, flat.value);
  }
  return copy ? { value: copy, cut: true } : { value, cut };
}
