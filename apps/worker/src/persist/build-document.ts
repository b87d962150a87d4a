import { type EventDocument, toEventDocument } from "@audit/db";
import type { AcceptedEvent, Producer } from "@audit/types";
import { categoryOf } from "../enrich/category.js";
import type { CountryLookup } from "../enrich/country-lookup.js";
import { outcomeOf } from "../enrich/outcome.js";
import { type ApplicablePolicy, deriveRetention } from "../retention/derive-retention.js";

/** What the events of one request have in common. */
export interface Receipt {
  readonly organizationId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  readonly storedAt: Date;
  readonly policy: ApplicablePolicy;
}

/**
 * An event as it will be stored: enriched, and with its retention. Throws a `RangeError` when the
 * event's id or time is malformed, or its result is missing.
 */
export function buildDocument(
  event: AcceptedEvent,
  receipt: Receipt,
  countries: Pick<CountryLookup, "find">,
): EventDocument {
  const { receivedAt, policy } = receipt;
  const { retention, expireAt, holds } = deriveRetention({ event, receivedAt, policy });
  return toEventDocument(event, {
    organizationId: receipt.organizationId,
    producer: receipt.producer,
    receivedAt,
    storedAt: receipt.storedAt,
    retention,
    expireAt,
    holds,
    category: event.category ?? categoryOf(event.action),
    outcome: outcomeOf(event),
    country: event.client?.ip === undefined ? undefined : countries.find(event.client.ip),
  });
}
