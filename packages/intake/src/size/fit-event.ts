import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import { cutToJsonBytes } from "../body/cut.js";
import { cutParts } from "./cut-parts.js";
import { fairShare } from "./fair-share.js";
import { jsonBytes } from "./json-bytes.js";
import { shortenMetadata } from "./shorten-metadata.js";

const LIMIT_BYTES = EVENT_LIMITS.eventBytes;
/** What the bodies get at least, whatever stands beside them. */
const BODY_BYTES = 8_192;
/** Left free for the warnings about the shortening and for the names of the bodies. */
const RESERVE_BYTES = 1_024;

const WHY = `the event had more than ${LIMIT_BYTES} bytes`;

/** Adds warnings; where there are too many, the last of the earlier ones give way. */
function withWarnings(event: AcceptedEvent, added: readonly string[]): AcceptedEvent {
  const earlier = event.warnings?.slice(0, EVENT_LIMITS.warnings - added.length) ?? [];
  return { ...event, warnings: [...earlier, ...added] };
}

/**
 * An event within the limit of 64 KiB as JSON in UTF-8, and the same event when it is. The bodies
 * are shortened first, each as far as the others need the room: `changes` become texts that are no
 * JSON any more, metadata loses the ends of its large values.
 */
export function fitEvent(event: AcceptedEvent): AcceptedEvent {
  if (jsonBytes(event) <= LIMIT_BYTES) return event;
  const { changes, metadata, ...whole } = event;
  const added: string[] = [];
  let parts: Omit<AcceptedEvent, "changes" | "metadata"> = whole;
  if (jsonBytes(parts) > LIMIT_BYTES - BODY_BYTES) {
    parts = cutParts(whole);
    added.push(`event: its long texts and lists were shortened, ${WHY}`);
  }
  const budget = LIMIT_BYTES - jsonBytes(parts) - RESERVE_BYTES;
  const bodies = [changes?.before ?? "", changes?.after ?? "", metadata ?? ""];
  const share = fairShare(bodies.map(jsonBytes), budget);

  const fitted: AcceptedEvent = { ...parts };
  const shorten = (path: string, text: string | undefined) => {
    if (text === undefined || jsonBytes(text) <= share) return text;
    added.push(`${path}: shortened, ${WHY}`);
    return cutToJsonBytes(text, share - 2);
  };
  if (changes) {
    fitted.changes = {
      before: shorten("changes.before", changes.before),
      after: shorten("changes.after", changes.after),
    };
  }
  if (metadata) {
    const isLarge = jsonBytes(metadata) > share;
    const shortened = isLarge ? shortenMetadata(metadata, share) : { metadata, leftOut: 0 };
    fitted.metadata = shortened.metadata;
    const leftOut = shortened.leftOut > 0 ? `, ${shortened.leftOut} keys were left out` : "";
    if (isLarge) added.push(`metadata: shortened, ${WHY}${leftOut}`);
  }
  return withWarnings(fitted, added);
}
