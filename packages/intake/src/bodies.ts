import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import { jsonText } from "./json.js";
import type { Notes } from "./notes.js";
import { isRecord, type JsonRecord, keepUnknown, readRecord } from "./records.js";

const CHANGES_FIELDS = new Set(["before", "after"]);

/** What changed, as JSON texts. */
export function readChanges(value: unknown, notes: Notes): AcceptedEvent["changes"] {
  const changes = readRecord(value, "changes", notes);
  if (!changes) return undefined;
  keepUnknown(changes, CHANGES_FIELDS, "changes", notes);
  const { before, after } = changes;
  if (before === undefined && after === undefined) return undefined;
  return {
    ...(before !== undefined && { before: jsonText(before) }),
    ...(after !== undefined && { after: jsonText(after) }),
  };
}

/** The producer's metadata together with what had no place elsewhere. */
function withUnmapped(metadata: JsonRecord | undefined, notes: Notes): JsonRecord | undefined {
  if (!notes.unmapped) return metadata;
  if (!metadata || !Object.hasOwn(metadata, "unmapped")) {
    return { ...metadata, unmapped: notes.unmapped };
  }
  const theirs = isRecord(metadata.unmapped)
    ? metadata.unmapped
    : { "metadata.unmapped": metadata.unmapped };
  return { ...metadata, unmapped: { ...theirs, ...notes.unmapped } };
}

/**
 * Anything else; what lies deeper than the limit becomes JSON text. Read it last: it takes in what
 * the other parts kept.
 */
export function readMetadata(value: unknown, notes: Notes): AcceptedEvent["metadata"] {
  const given = readRecord(value, "metadata", notes);
  const metadata = withUnmapped(given, notes);
  if (!metadata || Object.keys(metadata).length === 0) return undefined;
  const flat = flattened(metadata, 1, "metadata", notes);
  return isRecord(flat) ? flat : undefined;
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

/** The same value when nothing in it lies too deep. */
function flattened(container: object, depth: number, path: string, notes: Notes): unknown {
  let changed: [string, unknown][] | undefined;
  const entries = Object.entries(container);
  entries.forEach(([key, value], index) => {
    if (!isContainer(value)) return;
    const at = `${path}.${key}`;
    const inner =
      depth === EVENT_LIMITS.metadataDepth
        ? jsonText(value)
        : flattened(value, depth + 1, at, notes);
    if (inner === value) return;
    if (depth === EVENT_LIMITS.metadataDepth) {
      notes.warn(at, `deeper than ${EVENT_LIMITS.metadataDepth} levels; kept as JSON text`);
    }
    changed ??= [...entries];
    changed[index] = [key, inner];
  });
  if (!changed) return container;
  return Array.isArray(container) ? changed.map(([, value]) => value) : Object.fromEntries(changed);
}
