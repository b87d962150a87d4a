import { createTestDatabase } from "@audit/test-kit";
import type { Filter, ReadScope } from "@audit/types";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matches } from "../../../test/filter-evaluator.js";
import {
  anyFilter,
  anyScope,
  documentOf,
  type MadeUpEvent,
  madeUpEvent,
  NOW,
  ORGANIZATIONS,
  some,
} from "../../../test/made-up-events.js";
import { connectDatabase, type Database } from "../../connection/connect.js";
import { migrate } from "../../migrations/migrate.js";
import { eventDocumentId } from "../event-document-id.js";
import { createEventWriter } from "../event-writer.js";
import { createEventQueries } from "./event-queries.js";
import { SEARCH_LIMITS } from "./search-limits.js";

const OTHER_ORGANIZATION = "65f000000000000000000009";

describe("reading events", () => {
  const testDatabase = createTestDatabase();
  let database: Database;
  let everything: MadeUpEvent[] = [];

  /** Newest first; of one time, by the bytes under which they are stored. */
  function expectedIds(read: ReadScope, wanted: Filter): string[] {
    const idOf = (made: MadeUpEvent) =>
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
    // so long a grace keeps what is past its retention from being deleted during the test
    await migrate(database, { expireGraceSeconds: 10 * 365 * 86_400 });
    everything = fc.sample(madeUpEvent, { numRuns: 600, seed: 1 });
    const stored = await createEventWriter(database).insert(everything.map(documentOf));
    expect(stored.inserted).toBe(everything.length);
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
      fc.asyncProperty(anyScope, anyFilter, reading, async (read, wanted, how) => {
        expect(await readAll(read, wanted, how)).toEqual(expectedIds(read, wanted));
      }),
      { numRuns: 250 },
    );
  }, 300_000);

  it("counts exactly what the filter means", async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, anyFilter, reading, async (read, wanted, how) => {
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
