import type { EventInput } from "@audit/types";
import { MAX_REQUEST_BYTES, MAX_REQUEST_EVENTS } from "./limits.js";

/** One request to make: `body` holds `events`, which begin at place `first` of the call. */
export interface EventsRequest {
  readonly first: number;
  readonly events: readonly EventInput[];
  readonly body: string;
}

/** Square brackets around the array, and a comma an event. */
const BRACKETS = 2;
const COMMA = 1;

/**
 * Divides events into requests that ingest takes: up to 1,000 events and 4 MiB each, in order. An
 * event that is larger by itself goes alone, to be refused by ingest in its own words.
 */
export function toRequests(events: readonly EventInput[]): EventsRequest[] {
  const requests: EventsRequest[] = [];
  let texts: string[] = [];
  let bytes = BRACKETS;
  let first = 0;

  const close = (end: number) => {
    if (texts.length === 0) return;
    requests.push({ first, events: events.slice(first, end), body: `[${texts.join(",")}]` });
    texts = [];
    bytes = BRACKETS;
    first = end;
  };

  events.forEach((event, index) => {
    const text = JSON.stringify(event);
    const size = Buffer.byteLength(text) + COMMA;
    if (texts.length === MAX_REQUEST_EVENTS || bytes + size > MAX_REQUEST_BYTES) close(index);
    texts.push(text);
    bytes += size;
  });
  close(events.length);
  return requests;
}
