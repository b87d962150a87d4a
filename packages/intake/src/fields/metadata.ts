import { EVENT_LIMITS } from "@audit/types";
import { flattenBelow } from "../body/depth.js";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord, type JsonRecord } from "../record.js";

/**
 * Everything else: the producer's own metadata and what had no place elsewhere, without secrets,
 * nothing nested deeper than the limit. Read it last, when all that is to be kept is known.
 */
export function readMetadata(draft: Draft, value: unknown): JsonRecord | undefined {
  if (!isAbsent(value) && !isRecord(value)) draft.keep("metadata", value, "not an object");
  const all = draft.metadata(value);
  if (all === undefined) return undefined;
  const redacted = draft.redact("metadata", all);
  const { metadataDepth } = EVENT_LIMITS;
  const isDeep = draft.isDeeperThan(metadataDepth, redacted);
  if (isDeep) draft.warn("metadata", `kept as JSON text below ${metadataDepth} levels`);
  const metadata = isDeep ? flattenBelow(metadataDepth, redacted) : redacted;
  return isRecord(metadata) ? metadata : undefined;
}
