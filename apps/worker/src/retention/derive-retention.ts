import type { AcceptedEvent } from "@audit/types";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The policy that applies when no rule does; events name it in `retention.policyId`. */
const DEFAULT_POLICY_ID = "default";

const NO_HOLDS: readonly string[] = [];

/** What of an organization's policy decides about an event. */
export interface ApplicablePolicy {
  readonly version: number;
  /** Null: for ever. */
  readonly defaultDays: number | null;
}

/** How long an event is kept, and why. */
export interface Retention {
  readonly retention: {
    readonly policyId: string;
    readonly version: number;
    readonly until?: Date;
  };
  /** Readers hide the event from here on. Absent: never. */
  readonly expireAt?: Date;
  /** Ids of the legal holds that keep the event beyond `retention.until`. */
  readonly holds: readonly string[];
}

/**
 * Derives everything that says when an event may go; nothing else does. It counts from when
 * ingest received the event, not from when it is said to have happened, so that nobody back-dates
 * evidence into deletion, and is rounded up to the full hour in UTC.
 */
export function deriveRetention(given: {
  readonly event: Pick<AcceptedEvent, "occurredAt">;
  readonly receivedAt: Date;
  readonly policy: ApplicablePolicy;
}): Retention {
  const { version, defaultDays } = given.policy;
  const policyId = DEFAULT_POLICY_ID;
  if (defaultDays === null) return { retention: { policyId, version }, holds: NO_HOLDS };
  const end = given.receivedAt.getTime() + defaultDays * DAY_MS;
  const until = new Date(Math.ceil(end / HOUR_MS) * HOUR_MS);
  return { retention: { policyId, version, until }, expireAt: until, holds: NO_HOLDS };
}
