import { createHash } from "node:crypto";
import { type EventDocument, toEventDocument } from "@audit/db";
import { createDemoEvents } from "@audit/demo";
import type { AcceptedEvent, EventInput } from "@audit/types";

const DAY_MS = 86_400_000;
const DAYS = 90;
const UNTIL = new Date("2026-11-20T00:00:00.000Z");
const RETENTION_MS = 365 * DAY_MS;
/** What the 16 organizations have of all events, the largest first, in parts of 365. */
const WEIGHTS = [150, 60, 40, 30, 20, 15, 10, 8, 6, 5, 5, 4, 4, 3, 3, 2];

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const asText = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));

/** As ingest leaves it, but for redaction and for what it would have to mend. */
function acceptedEvent(event: EventInput & { id: string; occurredAt: string }): AcceptedEvent {
  return {
    ...event,
    changes: event.changes && {
      before: asText(event.changes.before),
      after: asText(event.changes.after),
    },
    inputHash: hashOf(event.id).slice(0, 32),
  };
}

interface Organization {
  readonly id: string;
  readonly events: Iterator<EventInput, void>;
  next: { readonly event: EventInput & { id: string; occurredAt: string }; readonly time: number };
}

function advance(organization: Pick<Organization, "events">): Organization["next"] | null {
  const { value: event } = organization.events.next();
  if (!event) return null;
  const { id, occurredAt } = event;
  if (!id || !occurredAt) throw new Error("a demo event came without its id or time");
  return { event: { ...event, id, occurredAt }, time: Date.parse(occurredAt) };
}

function createOrganizations(total: number): Organization[] {
  const parts = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  return WEIGHTS.flatMap((weight, index) => {
    const events = createDemoEvents({
      seed: index + 1,
      count: Math.ceil((total * weight) / parts),
      until: UNTIL,
      days: DAYS,
      organization: { name: `Organization ${index}`, domain: `organization-${index}.example` },
      ids: true,
    });
    const next = advance({ events });
    return next ? [{ id: hashOf(`organization ${index}`).slice(0, 24), events, next }] : [];
  });
}

function documentOf(organization: Organization): EventDocument {
  const { event, time } = organization.next;
  const receivedAt = new Date(time + 150);
  const expireAt = new Date(receivedAt.getTime() + RETENTION_MS);
  expireAt.setUTCMinutes(60, 0, 0);
  return toEventDocument(acceptedEvent(event), {
    organizationId: organization.id,
    producer: {
      keyId: hashOf(`key ${organization.id}`).slice(0, 16),
      keyName: "admin console, production",
      service: "admin-console",
      environment: "production",
      sdk: "audit-client/0.1.0",
      ip: "10.20.0.7",
    },
    receivedAt,
    storedAt: new Date(time + 200),
    category: event.category ?? (/^(read|list)$/.test(event.action) ? "access" : "change"),
    outcome: event.outcome ?? ((event.status ?? 200) < 400 ? "success" : "failure"),
    country: event.client?.ip
      ? { code: countryOf(event.client.ip), asOf: "2023-11-14" }
      : undefined,
    retention: { policyId: "default", version: 1, until: expireAt },
    expireAt,
    holds: [],
  });
}

const COUNTRIES = ["US", "DE", "IN", "GB", "FR", "SG", "BR", "JP"];

/** Some country, always the same for an address. */
function countryOf(ip: string): string {
  const first = Number.parseInt(hashOf(ip).slice(0, 2), 16);
  return COUNTRIES[first % COUNTRIES.length] ?? "US";
}

/**
 * `total` documents as the worker stores them, slice by slice in the order of their time:
 * the product's demo events of 16 organizations (the first has two fifths of all) over 90 days.
 * The same `total` always gives the same documents.
 */
export function* sampleDocuments(
  total: number,
  sliceSize: number,
): Generator<EventDocument[], void, undefined> {
  const organizations = createOrganizations(total);
  let slice: EventDocument[] = [];
  for (let made = 0; made < total && organizations.length > 0; made += 1) {
    const first = organizations.reduce((one, other) =>
      other.next.time < one.next.time ? other : one,
    );
    slice.push(documentOf(first));
    if (slice.length === sliceSize) {
      yield slice;
      slice = [];
    }
    const next = advance(first);
    if (next) first.next = next;
    else organizations.splice(organizations.indexOf(first), 1);
  }
  if (slice.length > 0) yield slice;
}
