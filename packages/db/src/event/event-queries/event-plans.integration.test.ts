import { createTestDatabase } from "@audit/test-kit";
import type { Filter, FilterTerm, ReadScope } from "@audit/types";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { documentOf, NOW, ORGANIZATIONS } from "../../../test/made-up-events.js";
import { connectDatabase, type Database } from "../../connection/connect.js";
import { migrate } from "../../migrations/migrate.js";
import { createEventWriter } from "../event-writer.js";
import { createEventQueries } from "./event-queries.js";
import { SEARCH_LIMITS, type SearchLimits } from "./search-limits.js";

const ORGANIZATION = ORGANIZATIONS[0];
const scope: ReadScope = { organizationIds: [ORGANIZATION], baseFilter: null };
const EVENTS = 6_000;

/** What MongoDB's profiler wrote down of a query that was really sent. */
interface Profile {
  readonly command: { readonly hint?: string };
  readonly keysExamined: number;
  readonly docsExamined: number;
  readonly execStats: Stage;
}

interface Stage {
  readonly stage: string;
  readonly inputStage?: Stage;
  readonly inputStages?: readonly Stage[];
}

/** `SORT` holds all rows in memory before it gives the first; `SORT_MERGE` holds none. */
const stagesOf = ({ stage, inputStage, inputStages = [] }: Stage): string[] => [
  stage,
  ...(inputStage ? stagesOf(inputStage) : []),
  ...inputStages.flatMap(stagesOf),
];

const uuid = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

/** One of ten: most events are alike, and some are rare. */
function eventOf(number: number) {
  const occurredAt = new Date(NOW.getTime() - Math.floor(number / 3) * 1_000).toISOString();
  return documentOf({
    organizationId: ORGANIZATION,
    category: "change",
    outcome: "success",
    country: "DE",
    keyId: "k1",
    expireAt: undefined,
    event: {
      id: uuid(number),
      occurredAt,
      actor: { type: "user", id: `u${number % 10}`, email: `u${number % 10}@example.com` },
      workspace: { id: `w${number % 10}` },
      action: number % 1_000 === 999 ? "rotate" : "update",
      resource: { type: `t${number % 10}`, id: `r${number % 10}` },
      status: number === EVENTS - 1 ? 404 : 200,
      client: { ip: `192.0.2.${number % 10}` },
      inputHash: "0".repeat(32),
    },
  });
}

describe("what MongoDB does for a search", () => {
  const testDatabase = createTestDatabase();
  let database: Database;

  beforeAll(async () => {
    database = await connectDatabase({ uri: testDatabase.uri });
    await migrate(database);
    const documents = Array.from({ length: EVENTS }, (_, number) => eventOf(number));
    await createEventWriter(database).insert(documents);
  });

  beforeEach(async () => {
    await database.nativeDb.setProfilingLevel("off");
    await database.nativeDb.collection("system.profile").drop();
    await database.nativeDb.setProfilingLevel("all");
  });

  afterAll(async () => {
    await database.nativeDb.setProfilingLevel("off");
    await database.close();
    await testDatabase.drop();
  });

  const queries = (limits: Partial<SearchLimits> = {}) =>
    createEventQueries(database, { now: () => NOW, limits: { ...SEARCH_LIMITS, ...limits } });

  const profiles = () =>
    database.nativeDb
      .collection<Profile>("system.profile")
      .find({ ns: `${testDatabase.name}.events` })
      .toArray();

  const sum = (all: readonly Profile[], key: "keysExamined" | "docsExamined") =>
    all.reduce((total, one) => total + one[key], 0);

  const only = (field: FilterTerm["field"], ...values: string[]): Filter => ({
    terms: [{ field, values }],
  });
  const served: [string, Filter][] = [
    ["time", { terms: [] }],
    ["time", { terms: [], from: "now-1h", to: "now-1m" }],
    ["user", only("user", "U3")],
    ["user", only("user", "u3@example.com")],
    ["user", only("user", "u3", "u4@example.com")],
    ["workspace", only("workspace", "w3")],
    ["action", only("action", "update")],
    ["resource", only("resource", "t3", "t4")],
    ["resourceId", only("resourceId", "r3")],
    ["ip", only("ip", "192.0.2.3")],
  ];

  it.each(served)("walks along the index %s for %j, and sorts nothing", async (index, filter) => {
    const first = await queries().list(scope, { filter, limit: 100 });
    const second = await queries().list(scope, {
      filter,
      cursor: first.nextCursor ?? undefined,
      limit: 100,
    });
    expect([...first.items, ...second.items]).toHaveLength(200);

    const sent = await profiles();
    expect(new Set(sent.map((one) => one.command.hint))).toEqual(new Set([index]));
    expect(sent.flatMap((one) => stagesOf(one.execStats))).not.toContain("SORT");
    expect(sum(sent, "keysExamined")).toBeLessThanOrEqual(1.1 * 200);
    expect(sum(sent, "docsExamined")).toBeLessThanOrEqual(202);
  });

  it("walks along the index of the rare term, whichever it is", async () => {
    const terms: FilterTerm[] = [
      { field: "user", values: ["u9"] },
      { field: "action", values: ["rotate"] },
    ];
    for (const filter of [{ terms }, { terms: terms.toReversed() }]) {
      const page = await queries({ firstStepKeys: 100 }).list(scope, { filter, limit: 10 });
      expect(page.items).toHaveLength(EVENTS / 1_000);
    }
    const reads = (await profiles()).filter((one) => one.docsExamined > 0);
    expect(reads.map((one) => one.command.hint)).toEqual(["action", "action"]);
    expect(sum(reads, "docsExamined")).toBe((2 * EVENTS) / 1_000);
  });

  it("puts a small network in order by itself, and reads its documents alone", async () => {
    const filter = only("ip", "192.0.2.3/32", "192.0.2.4/31");
    const page = await queries().list(scope, { filter, limit: 200 });
    expect(page.items).toHaveLength(200);
    const sent = await profiles();
    expect(sent.map((one) => one.command.hint)).toEqual(["ip", "_id_"]);
    expect(sent[0]?.docsExamined).toBe(0);
    expect(sum(sent, "keysExamined")).toBeLessThan((EVENTS * 3) / 10 + 1_000);
  });

  it("searches what no index serves piece by piece, and says how far it has come", async () => {
    const filter = only("status", "404");
    const limits = { firstStepKeys: 1_000, maxStepKeys: 1_000, budgetMs: 0 };
    const first = await queries(limits).list(scope, { filter, limit: 10 });
    expect(first.items).toEqual([]);
    expect(first.searchedTo).toBe(eventOf(999).occurredAt.toISOString());
    const sent = await profiles();
    expect(sent.every((one) => one.keysExamined <= 1_001)).toBe(true);
    expect(sum(sent, "docsExamined")).toBe(1_000);

    const whole = await queries().list(scope, { filter, limit: 10 });
    expect(whole.items.map((item) => item.id)).toEqual([uuid(EVENTS - 1)]);
    expect(whole).toMatchObject({ nextCursor: null, searchedTo: null });
  });

  it("says that a count is not all there is when it stops early", async () => {
    const limits = { firstStepKeys: 1_000, maxStepKeys: 1_000, budgetMs: 0 };
    const filter: Filter = { terms: [{ field: "status", values: ["2xx"] }] };
    expect(await queries(limits).count(scope, filter)).toEqual({ count: 1_000, capped: true });
    expect(await queries().count(scope, filter)).toEqual({ count: EVENTS - 1, capped: false });
  });
});
