import type { Draft } from "../draft.js";
import type { JsonRecord } from "../record.js";

/** Keeps every key that an event does not know at this place under the metadata. */
export function keepUnknownKeys(
  draft: Draft,
  path: string,
  record: JsonRecord,
  known: ReadonlySet<string>,
): void {
  for (const key of Object.keys(record)) {
    if (known.has(key) || record[key] === undefined) continue;
    draft.keep(path === "" ? key : `${path}.${key}`, record[key], "not a field of an event");
  }
}
