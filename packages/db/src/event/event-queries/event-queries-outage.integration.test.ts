import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import type { Filter, ReadScope } from "@audit/types";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, madeUpEvent, NOW, ORGANIZATIONS } from "../../../test/made-up-events.js";
import { connectDatabase, type Database } from "../../connection/connect.js";
import { migrate } from "../../migrations/migrate.js";
import { createEventWriter } from "../event-writer.js";
import { createEventQueries } from "./event-queries.js";
import { SEARCH_LIMITS } from "./search-limits.js";

const scope: ReadScope = { organizationIds: [...ORGANIZATIONS], baseFilter: null };
const everything: Filter = { terms: [] };
const scanned: Filter = { terms: [{ field: "outcome", values: ["success"] }] };
const MAX_TIME_EXPIRED = 50;

describe("reading events while MongoDB is slow or away", () => {
  let mongo: OwnDatabase;
  let database: Database;

  beforeAll(async () => {
    mongo = await startOwnMongo();
    database = await connectDatabase({ uri: mongo.url });
    await migrate(database, { expireGraceSeconds: 10 * 365 * 86_400 });
    const events = fc.sample(madeUpEvent, { numRuns: 300, seed: 2 });
    await createEventWriter(database).insert(events.map(documentOf));
  });

  afterAll(async () => {
    await database.close();
    await mongo.remove();
  });

  const queries = () => createEventQueries(database, { now: () => NOW });
  const list = (filter: Filter) => queries().list(scope, { filter, limit: 200 });

  /** Lets the server itself give up the next queries, as it does when their time is over. */
  const failQueries = (mode: object | "off" | "alwaysOn") =>
    database.nativeClient.db("admin").command({
      configureFailPoint: "failCommand",
      mode,
      data: { failCommands: ["find", "aggregate"], errorCode: MAX_TIME_EXPIRED },
    });

  it.each([everything, scanned])(
    "takes smaller steps when a query takes too long, and misses nothing: %j",
    async (filter) => {
      const calm = await list(filter);
      const count = await queries().count(scope, filter);
      await failQueries({ times: 2 });
      expect(await list(filter)).toEqual(calm);
      await failQueries({ times: 2 });
      expect(await queries().count(scope, filter)).toEqual(count);
    },
  );

  it("says so when not even a small step succeeds in time", async () => {
    await failQueries("alwaysOn");
    const hurried = createEventQueries(database, {
      now: () => NOW,
      limits: { ...SEARCH_LIMITS, budgetMs: 100 },
    });
    await expect(hurried.list(scope, { filter: everything, limit: 10 })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(await hurried.count(scope, everything)).toEqual({ count: 0, capped: true });
    await failQueries("off");
  });

  it("answers within two seconds when MongoDB hangs, without the driver's words", async () => {
    const reads = [
      () => list(everything),
      () => list(scanned),
      () => queries().count(scope, everything),
      () => queries().byId(scope, "00000000-0000-7000-8000-000000000000"),
    ];
    await mongo.freeze();
    try {
      const startedAt = performance.now();
      const answers = await Promise.allSettled(reads.map((read) => read()));
      expect(performance.now() - startedAt).toBeLessThan(2_500);
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
        expect(JSON.stringify(answer)).not.toMatch(/mongo/i);
      }
    } finally {
      mongo.thaw();
    }
  });

  it("reads again as soon as MongoDB is back", async () => {
    await mongo.stop();
    await expect(list(everything)).rejects.toMatchObject({ code: "unavailable" });
    await mongo.start();
    await expect.poll(() => list(everything).catch(() => null), { timeout: 20_000 }).not.toBeNull();
  });
});
