import { randomBytes, randomUUID } from "node:crypto";
import type { AcceptedEvent, Filter, FilterTerm, ReadScope } from "@audit/types";
import fc from "fast-check";
import type { EventDocument } from "../src/event/event-document.js";
import { toEventDocument } from "../src/event/event-mapper.js";

/** The moment at which the tests read. */
export const NOW = new Date("2026-03-01T12:00:00.000Z");
export const ORGANIZATIONS = ["65f000000000000000000001", "65f000000000000000000002"] as const;

/** An event as it was made up, and all that is known of it without MongoDB. */
export interface MadeUpEvent {
  readonly organizationId: string;
  readonly event: AcceptedEvent;
  readonly category: "change" | "access" | "auth" | "system";
  readonly outcome: "success" | "denied" | "failure";
  readonly country: string | undefined;
  readonly keyId: string;
  readonly expireAt: Date | undefined;
}

type User = Pick<AcceptedEvent["actor"], "id" | "email">;

export const some = <Value>(...values: [Value, ...Value[]]) => fc.constantFrom(...values);
const maybe = <Value>(...values: [Value, ...Value[]]) =>
  fc.option(some(...values), { nil: undefined });

const USERS: [User, ...User[]] = [
  { id: "u1", email: "Ann@Example.com" },
  { id: "U2", email: "ben@example.com" },
  { id: "u3" },
  { id: "ann@example.com" },
];
const IPS = [
  "10.0.0.1",
  "10.0.0.2",
  "10.0.1.7",
  "192.0.2.9",
  "2001:db8::1",
  "2001:db8:1::5",
] as const;
const PATHS = ["/v1/users", "/v1/users/7", "/v1/(a|b)", "/v1/a.c", "/V1/users", "/v2\0/x"] as const;

/** Few times, so that many events share one. */
const time = fc.nat(11).map((hours) => new Date(NOW.getTime() - hours * 3_600_000));

export const madeUpEvent: fc.Arbitrary<MadeUpEvent> = fc
  .record({
    organizationId: some(...ORGANIZATIONS),
    occurredAt: time,
    user: some(...USERS),
    actorType: some<AcceptedEvent["actor"]["type"]>("user", "api_key", "service", "system"),
    workspace: maybe("w1", "w2", "w3"),
    action: some("create", "delete", "login"),
    category: some<MadeUpEvent["category"]>("change", "access", "auth", "system"),
    type: some("config", "prompt", "user"),
    resourceId: maybe("r1", "r2", "r3"),
    resourceName: maybe("one", "two"),
    status: maybe(200, 201, 401, 404, 500),
    outcome: some<MadeUpEvent["outcome"]>("success", "denied", "failure"),
    ip: maybe(...IPS, "not an address"),
    country: maybe("DE", "FR"),
    method: maybe("GET", "POST"),
    path: maybe(...PATHS),
    requestId: maybe("q1", "q2"),
    keyId: some("k1", "k2"),
    expireAt: maybe(new Date(NOW.getTime() - 1), NOW, new Date(NOW.getTime() + 1)),
  })
  .map(({ organizationId, category, outcome, country, keyId, expireAt, ...made }) => ({
    organizationId,
    category,
    outcome,
    country: made.ip === undefined ? undefined : country, // it comes from the address
    keyId,
    expireAt,
    event: {
      id: randomUUID(),
      occurredAt: made.occurredAt.toISOString(),
      actor: { type: made.actorType, ...made.user },
      workspace: made.workspace === undefined ? undefined : { id: made.workspace },
      action: made.action,
      resource: { type: made.type, id: made.resourceId, name: made.resourceName },
      status: made.status,
      client: made.ip === undefined ? undefined : { ip: made.ip },
      request: { id: made.requestId, method: made.method, path: made.path },
      inputHash: randomBytes(16).toString("hex"),
    },
  }));

const term: fc.Arbitrary<FilterTerm> = fc
  .oneof(
    values("user", "u1", "U1", "u2", "ANN@example.com", "ben@example.com", "nobody"),
    values("actorType", "user", "api_key"),
    values("workspace", "w1", "w2", "W1"),
    values("action", "create", "Delete"),
    values("category", "change", "auth"),
    values("resource", "config", "prompt"),
    values("resourceId", "r1", "r2"),
    values("resourceName", "one", "two"),
    values("status", "404", "4xx", "200-401", "5XX"),
    values("outcome", "success", "denied"),
    values(
      "ip",
      "10.0.0.1",
      "10.0.0.0/24",
      "10.0.0.0/8",
      "2001:db8::/48",
      "2001:DB8::1",
      "8.8.8.8",
    ),
    values("country", "de", "FR"),
    values("method", "GET", "POST", "Get"),
    values("path", "/v1", "/v1/users", "/v1/(a|b)", "/v1/a.", "^/v1", ".", "/v2\0", "/v2\0/x|/v1"),
    values("requestId", "q1"),
    values("key", "k1", "k2"),
  )
  .chain((made) => fc.record({ ...made, negate: some(true, false, undefined) }));

function values(field: FilterTerm["field"], ...choices: [string, ...string[]]) {
  return fc.constant({
    field: fc.constant(field),
    values: fc.uniqueArray(some(...choices), { minLength: 1, maxLength: 3 }),
  });
}

const instant = fc.oneof(
  time.map((date) => date.toISOString()),
  some("now", "now-90m", "now-3h", "now-1d"),
);
export const anyFilter: fc.Arbitrary<Filter> = fc.record(
  { from: instant, to: instant, terms: fc.array(term, { maxLength: 3 }) },
  { requiredKeys: ["terms"] },
);
export const anyScope: fc.Arbitrary<ReadScope> = fc.record({
  organizationIds: some<ReadScope["organizationIds"]>(
    [ORGANIZATIONS[0]],
    [ORGANIZATIONS[1]],
    [...ORGANIZATIONS],
  ),
  baseFilter: fc.option(anyFilter, { nil: null, freq: 2 }),
});

/** As the worker would store it. */
export function documentOf(made: MadeUpEvent): EventDocument {
  return toEventDocument(made.event, {
    organizationId: made.organizationId,
    producer: { keyId: made.keyId, keyName: "a key" },
    receivedAt: NOW,
    storedAt: NOW,
    category: made.category,
    outcome: made.outcome,
    country: made.country === undefined ? undefined : { code: made.country, asOf: "2023-11-07" },
    retention: { policyId: "default", version: 1 },
    expireAt: made.expireAt,
    holds: [],
  });
}
