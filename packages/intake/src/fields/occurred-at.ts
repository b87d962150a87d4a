import { EVENT_LIMITS } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent } from "../record.js";

/** RFC 3339; seconds may be left out, and their fraction is cut to milliseconds. */
const INSTANT =
  /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** For these years ISO 8601 writes four digits, as everything that reads the event expects. */
const FIRST_MS = Date.parse("0000-01-01T00:00:00.000Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** Whether a date is in the calendar: JavaScript takes 30 February for 2 March. */
function isInCalendar(date: string): boolean {
  if (date.slice(8) <= "28") return true;
  const midnight = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

function parseInstant(value: unknown): number | undefined {
  if (typeof value !== "string" || !INSTANT.test(value)) return undefined;
  const time = Date.parse(value.toUpperCase());
  if (!(time >= FIRST_MS && time <= LAST_MS)) return undefined;
  return isInCalendar(value.slice(0, 10)) ? time : undefined;
}

/** Whether a time is written already as it is kept: in UTC with milliseconds. */
const isWritten = (value: unknown): value is string =>
  typeof value === "string" &&
  value.length === 24 &&
  value[19] === "." &&
  value[23] === "Z" &&
  value[10] === "T";

/** The moments that an event's own time is held against. */
export interface Clock {
  readonly receivedAt: Date;
  readonly now: () => Date;
}

/**
 * When it happened, as ISO 8601 in UTC with milliseconds. The time of receipt stands in for what
 * is absent, for what is no time, and for what is too far ahead of the clock here.
 */
export function readOccurredAt(draft: Draft, value: unknown, clock: Clock): string {
  const { receivedAt } = clock;
  if (isAbsent(value)) return receivedAt.toISOString();
  const time = parseInstant(value);
  if (time === undefined) {
    draft.keep("occurredAt", value, "not a time with an offset, set to the time of receipt");
    return receivedAt.toISOString();
  }
  const text = isWritten(value) ? value : new Date(time).toISOString();
  if (time <= receivedAt.getTime() || time <= clock.now().getTime() + EVENT_LIMITS.futureMs) {
    return text;
  }
  const minutes = EVENT_LIMITS.futureMs / 60_000;
  draft.warn("occurredAt", `${text} is over ${minutes} minutes ahead, set to the time of receipt`);
  return receivedAt.toISOString();
}
