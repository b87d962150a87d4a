import { randomBytes, randomUUID } from "node:crypto";
import { BlockList, isIPv4 } from "node:net";
import { createTestDatabase } from "@audit/test-kit";
import type { AcceptedEvent, Filter, FilterTerm, ReadScope } from "@audit/types";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type Database } from "../../connection/connect.js";
import { migrate } from "../../migrations/migrate.js";
import { eventDocumentId } from "../event-document-id.js";
import { toEventDocument } from "../event-mapper.js";
import { createEventWriter } from "../event-writer.js";
import { createEventQueries } from "./event-queries.js";
import { SEARCH_LIMITS } from "./search-limits.js";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const ORGANIZATIONS = ["65f000000000000000000001", "65f000000000000000000002"] as const;
const OTHER_ORGANIZATION = "65f000000000000000000009";

/** An event as it was made up, which is all that the evaluator below looks at. */
interface MadeUp {
  readonly organizationId: string;
  readonly event: AcceptedEvent;
  readonly category: "change" | "access" | "auth" | "system";
  readonly outcome: "success" | "denied" | "failure";
  readonly country: string | undefined;
  readonly keyId: string;
  readonly expireAt: Date | undefined;
}

type User = Pick<AcceptedEvent["actor"], "id" | "email">;

const some = <Value>(...values: [Value, ...Value[]]) => fc.constantFrom(...values);
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
const PATHS = ["/v1/users", "/v1/users/7", "/v1/(a|b)", "/v1/a.c", "/V1/users", "/v2"] as const;

/** Few times, so that many events share one. */
const time = fc.nat(11).map((hours) => new Date(NOW.getTime() - hours * 3_600_000));

const madeUp: fc.Arbitrary<MadeUp> = fc
  .record({
    organizationId: some(...ORGANIZATIONS),
    occurredAt: time,
    user: some(...USERS),
    actorType: some<AcceptedEvent["actor"]["type"]>("user", "api_key", "service", "system"),
    workspace: maybe("w1", "w2", "w3"),
    action: some("create", "delete", "login"),
    category: some<MadeUp["category"]>("change", "access", "auth", "system"),
    type: some("config", "prompt", "user"),
    resourceId: maybe("r1", "r2", "r3"),
    resourceName: maybe("one", "two"),
    status: maybe(200, 201, 401, 404, 500),
    outcome: some<MadeUp["outcome"]>("success", "denied", "failure"),
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
    values("method", "GET", "POST"),
    values("path", "/v1", "/v1/users", "/v1/(a|b)", "/v1/a.", "^/v1", "."),
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
const filter: fc.Arbitrary<Filter> = fc.record(
  { from: instant, to: instant, terms: fc.array(term, { maxLength: 3 }) },
  { requiredKeys: ["terms"] },
);
const scope: fc.Arbitrary<ReadScope> = fc.record({
  organizationIds: some<ReadScope["organizationIds"]>(
    [ORGANIZATIONS[0]],
    [ORGANIZATIONS[1]],
    [...ORGANIZATIONS],
  ),
  baseFilter: fc.option(filter, { nil: null, freq: 2 }),
});

/** A second, independent reading of what a filter means: over the made-up events, without MongoDB. */
function hasValue({ event, ...made }: MadeUp, field: FilterTerm["field"], value: string): boolean {
  switch (field) {
    case "user":
      return [event.actor.id, event.actor.email].some(
        (known) => known?.toLowerCase() === value.toLowerCase(),
      );
    case "actorType":
      return event.actor.type === value;
    case "workspace":
      return event.workspace?.id === value;
    case "action":
      return event.action === value.toLowerCase();
    case "category":
      return made.category === value;
    case "resource":
      return event.resource.type === value;
    case "resourceId":
      return event.resource.id === value;
    case "resourceName":
      return event.resource.name === value;
    case "status":
      return isStatus(event.status, value.toLowerCase());
    case "outcome":
      return made.outcome === value;
    case "ip":
      return isIn(event.client?.ip, value);
    case "country":
      return made.country === value.toUpperCase();
    case "method":
      return event.request?.method === value;
    case "path":
      return event.request?.path?.startsWith(value) ?? false;
    case "requestId":
      return event.request?.id === value;
    case "key":
      return made.keyId === value;
  }
}

function isStatus(status: number | undefined, text: string): boolean {
  if (status === undefined) return false;
  if (text.endsWith("xx")) return `${status}`.startsWith(text.slice(0, 1));
  const [min, max = min] = text.split("-").map(Number);
  return min !== undefined && max !== undefined && status >= min && status <= max;
}

function isIn(ip: string | undefined, text: string): boolean {
  if (ip === undefined || ip === "not an address") return false;
  const [network = "", prefix] = text.split("/");
  const family = isIPv4(network) ? "ipv4" : "ipv6";
  if (isIPv4(ip) !== isIPv4(network)) return false;
  const list = new BlockList();
  if (prefix === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(prefix), family);
  return list.check(ip, family);
}

function timeOf(text: string): number {
  const [, amount, unit] = /^now(?:-(\d+)([mhd]))?$/.exec(text) ?? [text];
  if (!text.startsWith("now")) return Date.parse(text);
  const minutes = { m: 1, h: 60, d: 1_440 }[unit ?? "m"] ?? 0;
  return NOW.getTime() - Number(amount ?? 0) * minutes * 60_000;
}

function matches(made: MadeUp, { from, to, terms }: Filter): boolean {
  const occurredAt = Date.parse(made.event.occurredAt);
  if (from !== undefined && occurredAt < timeOf(from)) return false;
  if (to !== undefined && occurredAt >= timeOf(to)) return false;
  return terms.every(
    ({ field, values: wanted, negate }) =>
      wanted.some((value) => hasValue(made, field, value)) !== (negate ?? false),
  );
}

describe("reading events", () => {
  const testDatabase = createTestDatabase();
  let database: Database;
  let everything: MadeUp[] = [];

  async function store(events: readonly MadeUp[]): Promise<void> {
    const documents = events.map((made) =>
      toEventDocument(made.event, {
        organizationId: made.organizationId,
        producer: { keyId: made.keyId, keyName: "a key" },
        receivedAt: NOW,
        storedAt: NOW,
        category: made.category,
        outcome: made.outcome,
        country:
          made.country === undefined ? undefined : { code: made.country, asOf: "2023-11-07" },
        retention: { policyId: "default", version: 1 },
        expireAt: made.expireAt,
        holds: [],
      }),
    );
    const outcome = await createEventWriter(database).insert(documents);
    expect(outcome.inserted).toBe(events.length);
  }

  /** Newest first; of one time, by the bytes under which they are stored. */
  function expectedIds(read: ReadScope, wanted: Filter): string[] {
    const idOf = (made: MadeUp) =>
      eventDocumentId(made.organizationId, made.event.id).toString("hex");
    return everything
      .filter(
        (made) =>
          read.organizationIds.includes(made.organizationId) &&
          (made.expireAt === undefined || made.expireAt > NOW) &&
          matches(made, wanted) &&
          (read.baseFilter === null || matches(made, read.baseFilter)),
      )
      .sort(
        (one, other) =>
          Date.parse(other.event.occurredAt) - Date.parse(one.event.occurredAt) ||
          (idOf(other) > idOf(one) ? 1 : -1),
      )
      .map((made) => made.event.id);
  }

  beforeAll(async () => {
    database = await connectDatabase({ uri: testDatabase.uri });
    // an hour of grace keeps what is past its retention from being deleted during the test
    await migrate(database, { expireGraceSeconds: 10 * 365 * 86_400 });
    everything = fc.sample(madeUp, { numRuns: 600, seed: 1 });
    await store(everything);
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  /** Pages through everything; every step and every pause of the search is as small as given. */
  async function readAll(read: ReadScope, wanted: Filter, reading: Reading): Promise<string[]> {
    const { limit, ...limits } = reading;
    const events = createEventQueries(database, {
      now: () => NOW,
      limits: { ...SEARCH_LIMITS, ...limits, maxStepKeys: limits.firstStepKeys },
    });
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 2_000; pages++) {
      const page = await events.list(read, { filter: wanted, cursor, limit });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      expect(page.searchedTo === null).toBe(page.nextCursor === null);
      for (const item of page.items) {
        if (page.searchedTo !== null) expect(item.occurredAt >= page.searchedTo).toBe(true);
      }
      ids.push(...page.items.map((item) => item.id));
      if (page.nextCursor === null) return ids;
      cursor = page.nextCursor;
    }
    throw new Error("the pages do not end");
  }

  type ListRequest = Parameters<ReturnType<typeof createEventQueries>["list"]>[1];

  interface Reading {
    readonly limit: number;
    readonly firstStepKeys: number;
    readonly budgetMs: number;
    readonly gatheredKeys: number;
  }
  const reading: fc.Arbitrary<Reading> = fc.record({
    limit: fc.integer({ min: 1, max: 60 }),
    firstStepKeys: fc.integer({ min: 20, max: 200 }),
    budgetMs: some(0, 20, 1_500),
    gatheredKeys: some(0, 50, 10_000),
  });

  it("gives, over all pages, exactly what the filter means: in order, nothing twice", async () => {
    await fc.assert(
      fc.asyncProperty(scope, filter, reading, async (read, wanted, how) => {
        expect(await readAll(read, wanted, how)).toEqual(expectedIds(read, wanted));
      }),
      { numRuns: 250 },
    );
  }, 300_000);

  it("counts exactly what the filter means", async () => {
    await fc.assert(
      fc.asyncProperty(scope, filter, reading, async (read, wanted, how) => {
        const events = createEventQueries(database, {
          now: () => NOW,
          limits: { ...SEARCH_LIMITS, ...how, budgetMs: 1_500, maxStepKeys: how.firstStepKeys },
        });
        const count = expectedIds(read, wanted).length;
        expect(await events.count(read, wanted)).toEqual({ count, capped: false });
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it("reads one event by its id, within the scope alone", async () => {
    const events = createEventQueries(database, { now: () => NOW });
    const whole: ReadScope = { organizationIds: [...ORGANIZATIONS], baseFilter: null };
    for (const made of everything.slice(0, 60)) {
      const isReadable = made.expireAt === undefined || made.expireAt > NOW;
      const own: ReadScope = { organizationIds: [made.organizationId], baseFilter: null };
      const found = await events.byId(own, made.event.id);
      expect(found?.id).toBe(isReadable ? made.event.id : undefined);
      expect((await events.byId(whole, made.event.id))?.id).toBe(found?.id);
      const other: ReadScope = { organizationIds: [OTHER_ORGANIZATION], baseFilter: null };
      expect(await events.byId(other, made.event.id)).toBeNull();
      const narrow: ReadScope = {
        ...own,
        baseFilter: { terms: [{ field: "action", values: [made.event.action], negate: true }] },
      };
      expect(await events.byId(narrow, made.event.id)).toBeNull();
    }
  });

  const refused: [Partial<ListRequest>, string][] = [
    [{ cursor: "garbage" }, "cursor"],
    [{ cursor: "AAAA" }, "cursor"],
    [{ filter: { terms: [{ field: "ip", values: ["10.0.0.0/99"] }] } }, "ip"],
    [{ filter: { terms: [], from: "yesterday" } }, "time"],
  ];
  it.each(refused)("refuses %j as invalid input", async (wrong, message) => {
    const events = createEventQueries(database, { now: () => NOW });
    const request = { filter: { terms: [] }, limit: 10, ...wrong };
    await expect(
      events.list({ organizationIds: [ORGANIZATIONS[0]], baseFilter: null }, request),
    ).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining(message) });
  });
});
