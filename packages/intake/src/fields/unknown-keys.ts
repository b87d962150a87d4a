import type { Draft } from "../draft.js";
import type { JsonRecord } from "../record.js";

/** Keeps every key that an event does not know at this place under the metadata. */
export function keepUnknownKeys(
  draft: Draft,
  path: string,
  record: JsonRecord,
  known: ReadonlySet<string>,
): void {
  // Without a list of the keys, which takes longer than to look them up.
  for (const key in record) {
    if (known.has(key) || record[key] === undefined || !Object.hasOwn(record, key)) continue;
    draft.keep(path === "" ? key : `${path}.${key}`, record[key], "not a field of an event");
  }
}
