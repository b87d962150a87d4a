/** Ingest's limits of a request: see `EVENT_LIMITS` of `@audit/types`. */
export const MAX_REQUEST_EVENTS = 1_000;
export const MAX_REQUEST_BYTES = 4_194_304;
