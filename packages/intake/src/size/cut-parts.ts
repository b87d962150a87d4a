import type { AcceptedEvent } from "@audit/types";
import { cutToJsonBytes } from "../body/cut.js";
import { jsonBytes } from "./json-bytes.js";

/** Bytes as JSON that the parts of an event are cut to when they leave too little for its bodies. */
const TEXT_BYTES = 2_048;
const NOTES_BYTES = 4_096;
const TARGETS_BYTES = 8_192;

/** An event without its bodies. */
export type EventParts = Omit<AcceptedEvent, "changes" | "metadata">;

/** The first items that take at most `budget` bytes together. */
function firstWithin<Item>(items: readonly Item[] | undefined, budget: number): Item[] | undefined {
  if (items === undefined) return undefined;
  let left = budget;
  const within = items.filter((item) => {
    left -= jsonBytes(item) + 1;
    return left >= 0;
  });
  return within.length > 0 ? within : undefined;
}

const cut = (text: string | undefined) =>
  text === undefined ? undefined : cutToJsonBytes(text, TEXT_BYTES);

/**
 * The parts within some 55 KiB, even where every character takes the six bytes of a JSON escape:
 * long texts are cut, lists are shortened, and what is in the lists of notes beyond that is lost.
 * Who, what and on which resource stay whole.
 */
export function cutParts(parts: EventParts): EventParts {
  const { client, request, error } = parts;
  return {
    ...parts,
    targets: firstWithin(parts.targets, TARGETS_BYTES),
    client: client && { ...client, userAgent: cut(client.userAgent) },
    request: request && { ...request, path: cut(request.path) },
    reason: cut(parts.reason),
    error: error && { ...error, message: cut(error.message) },
    redacted: firstWithin(parts.redacted, NOTES_BYTES),
    warnings: firstWithin(parts.warnings, NOTES_BYTES),
  };
}
