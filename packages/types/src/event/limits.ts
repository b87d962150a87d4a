/**
 * Every size limit of an event, in characters unless the name says otherwise.
 *
 * Nothing here refuses an event: what is longer is shortened and listed in `warnings[]`.
 * `requestEvents` and `requestBytes` limit one request to ingest and do refuse it (413).
 */
export const EVENT_LIMITS = {
  id: 256,
  name: 256,
  email: 320,
  type: 128,
  action: 128,
  method: 32,
  path: 2_048,
  userAgent: 1_024,
  ip: 64,
  forwardedFor: 20,
  targets: 20,
  reason: 2_048,
  errorCode: 256,
  errorMessage: 4_096,
  metadataDepth: 8,
  warnings: 50,
  redacted: 200,
  /** Bytes of one event as JSON in UTF-8, after shortening. */
  eventBytes: 65_536,
  /** Bytes of one request body, after decompression. */
  requestBytes: 4_194_304,
  requestEvents: 1_000,
  /** How far ahead of ingest's clock `occurredAt` may be, in milliseconds. */
  futureMs: 300_000,
} as const;
