import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import { jsonText } from "./json.js";
import { cut } from "./texts.js";

/** Characters to which texts are cut, from step to step, until the event fits. */
const CAPS = [16_384, 8_192, 4_096, 2_048, 1_024, 512, 256];
/** From this cap on everything is cut, not the bodies alone. */
const DETAILS_CAP = 1_024;

const bytesOf = (event: AcceptedEvent) => Buffer.byteLength(JSON.stringify(event));

/** A JSON text, cut: what remains is a JSON text too, of its beginning. */
const cutJson = (json: string | undefined, cap: number) =>
  json === undefined || json.length <= cap ? json : JSON.stringify(cut(json, cap));

function withBodiesCut(event: AcceptedEvent, cap: number): AcceptedEvent {
  const { changes, metadata } = event;
  const metadataText = metadata && jsonText(metadata);
  return {
    ...event,
    ...(changes && {
      changes: { before: cutJson(changes.before, cap), after: cutJson(changes.after, cap) },
    }),
    ...(metadataText &&
      metadataText.length > cap && { metadata: { shortened: cut(metadataText, cap) } }),
  };
}

function withDetailsCut(event: AcceptedEvent, cap: number): AcceptedEvent {
  const { client, request, error } = event;
  const text = (value: string | undefined) => value && cut(value, cap);
  return {
    ...event,
    ...(client && { client: { ...client, userAgent: text(client.userAgent) } }),
    ...(request && { request: { ...request, path: text(request.path) } }),
    ...(error && { error: { code: text(error.code), message: text(error.message) } }),
    reason: text(event.reason),
    targets: event.targets?.slice(0, Math.ceil(cap / 100)),
    redacted: event.redacted?.slice(0, 20).map((path) => cut(path, cap)),
    warnings: event.warnings?.slice(0, 20).map((warning) => cut(warning, cap)),
  };
}

/**
 * Brings an event under 64 KiB by shortening: its bodies first, then, if their absence is not
 * enough, every other long text. An event is never refused for its size.
 */
export function fitted(event: AcceptedEvent): AcceptedEvent {
  const before = bytesOf(event);
  if (before <= EVENT_LIMITS.eventBytes) return event;
  const warning = `event: shortened from ${before} bytes to fit ${EVENT_LIMITS.eventBytes}`;
  let fitting = { ...event, warnings: [warning, ...(event.warnings ?? [])] };
  for (const cap of CAPS) {
    const shortened = withBodiesCut(fitting, cap);
    fitting = {
      ...(cap <= DETAILS_CAP ? withDetailsCut(shortened, cap) : shortened),
      warnings: shortened.warnings ?? [],
    };
    if (bytesOf(fitting) <= EVENT_LIMITS.eventBytes) return fitting;
  }
  return fitting;
}
