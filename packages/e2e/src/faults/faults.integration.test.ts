import { setTimeout as delay } from "node:timers/promises";
import { createSender } from "@audit/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountFor, IN_ORDER } from "../load/account.js";
import { createLedger } from "../load/ledger.js";
import { startLoad } from "../load/start-load.js";
import { type System, startSystem } from "../system/start-system.js";

/** Events that are acknowledged before, and after each fault. */
const SOME = 1_000;
const OUTAGE_MS = 10_000;

describe("every acknowledged event is stored exactly once", () => {
  const ledger = createLedger();
  let system: System;
  let seed = 0;

  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system?.stop());

  /** Keeps sending while `cause` does its worst, and draws up the account afterwards. */
  async function underLoad(cause: () => Promise<void>) {
    const sender = createSender({
      url: system.firstRun.ingestUrl,
      apiKey: system.firstRun.writeKey,
    });
    const load = startLoad({ send: (events) => sender.send(events), ledger, seed: ++seed });
    await ledger.more(SOME);
    await cause();
    await ledger.more(SOME);
    await load.stop();
    return accountFor(system, ledger);
  }

  it("though the worker is killed again and again", async () => {
    const account = await underLoad(async () => {
      for (let kill = 0; kill < 3; kill += 1) {
        await system.worker.kill();
        await ledger.more(SOME / 2);
        await system.worker.start();
        await ledger.more(SOME / 2);
      }
    });
    expect(account).toEqual(IN_ORDER);
  });

  it("though ingest is killed again and again", async () => {
    const account = await underLoad(async () => {
      for (let kill = 0; kill < 3; kill += 1) {
        await system.ingest.kill();
        await system.ingest.start();
        await ledger.more(SOME / 2);
      }
    });
    expect(account).toEqual(IN_ORDER);
  });

  it("though Redis is killed", async () => {
    const account = await underLoad(async () => {
      await system.redis.kill();
      await system.redis.start();
    });
    expect(account).toEqual(IN_ORDER);
  });

  it("though MongoDB is away for ten seconds, in which ingest goes on acknowledging", async () => {
    const account = await underLoad(async () => {
      await system.mongo.stop();
      await Promise.all([delay(OUTAGE_MS), ledger.more(SOME)]);
      await system.mongo.start();
    });
    expect(account).toEqual(IN_ORDER);
  });
});
