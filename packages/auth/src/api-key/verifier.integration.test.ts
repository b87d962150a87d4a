import { connectDatabase, createApiKeyRepository, type Database, migrate } from "@audit/db";
import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import type { ApiKeyInput } from "@audit/types";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateKey } from "./key-text.js";
import { newKey } from "./new-key.js";
import { createApiKeyVerifier, type VerifyApiKey } from "./verifier.js";

const organizationId = "65f000000000000000000001";
const secret = "a secret of the test's own, long enough";
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

describe("verifying API keys", () => {
  let mongo: OwnDatabase;
  let database: Database;
  let verify: VerifyApiKey;
  let clock: number;

  beforeAll(async () => {
    mongo = await startOwnMongo();
    database = await connectDatabase({ uri: mongo.url });
    await migrate(database);
  });

  beforeEach(async () => {
    clock = Date.now();
    verify = newVerifier();
    await database.nativeDb.setProfilingLevel("off");
    await database.nativeDb.collection("system.profile").drop();
    await database.nativeDb.setProfilingLevel("all");
  });

  afterAll(async () => {
    await database.close();
    await mongo.remove();
  });

  const newVerifier = () =>
    createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret,
      now: () => new Date(clock),
    });

  async function insertKey(
    input: Partial<ApiKeyInput> = {},
  ): Promise<{ id: string; text: string }> {
    const { record, text } = newKey(
      { name: "a key", scopes: ["events:write"], ...input },
      { organizationId, createdBy: "olivia@example.com", createdAt: new Date(), secret },
    );
    await createApiKeyRepository(database).insert(record);
    return { id: record.id, text };
  }

  const revoke = (id: string) =>
    createApiKeyRepository(database).revoke(organizationId, id, new Date(clock));

  /** How many queries for keys MongoDB was really asked. */
  const queries = () =>
    database.nativeDb
      .collection("system.profile")
      .countDocuments({ ns: "audit.api_keys", op: "query" });

  const check = (text: string) => verify(`Bearer ${text}`);
  const refused = (code: string) => expect.objectContaining({ code });

  it("says whose key it is and what it may do", async () => {
    const { id, text } = await insertKey({ service: "billing", environment: "production" });
    expect(await check(text)).toEqual({
      keyId: id,
      keyName: "a key",
      organizationId,
      permissions: new Set(["events:write"]),
      service: "billing",
      environment: "production",
    });
  });

  it("never asks MongoDB for what has not the shape of a key", async () => {
    const { text } = await insertKey();
    const headers = [undefined, "", text, `Basic ${text}`, "Bearer adt_w_1_2", `Bearer ${text}0`];
    for (const header of headers)
      await expect(verify(header)).rejects.toThrow(refused("unauthenticated"));
    expect(await queries()).toBe(0);
  });

  it("refuses a key with another secret part, another kind, or made under another secret", async () => {
    const { id, text } = await insertKey();
    const forged = generateKey("w").text.replace(/^adt_w_[^_]+/, `adt_w_${id}`);
    await expect(check(forged)).rejects.toThrow(refused("unauthenticated"));
    await expect(check(text.replace("adt_w", "adt_a"))).rejects.toThrow(refused("unauthenticated"));
    const elsewhere = createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret: "another secret than that of the test",
      now: () => new Date(clock),
    });
    await expect(elsewhere(`Bearer ${text}`)).rejects.toThrow(refused("unauthenticated"));
  });

  it("asks once for a key that many requests bring at once, and again when 3 s are over", async () => {
    const { text } = await insertKey();
    await Promise.all(Array.from({ length: 200 }, () => check(text)));
    expect(await queries()).toBe(1);
    clock += 2.9 * SECOND;
    await check(text);
    expect(await queries()).toBe(1);
    clock += 0.2 * SECOND;
    await check(text);
    expect(await queries()).toBe(2);
  });

  it("refuses a revoked key within five seconds", async () => {
    const { id, text } = await insertKey();
    await check(text);
    await revoke(id);
    clock += 5 * SECOND;
    await expect(check(text)).rejects.toThrow(refused("unauthenticated"));
  });

  it("says what narrows a key, and refuses it from elsewhere", async () => {
    const narrow = { workspaceId: "w1", resourceTypes: ["config"], eventsPerMinute: 60 };
    const { text } = await insertKey({ ...narrow, allowedCidrs: ["192.0.2.0/24"] });
    expect(await verify(`Bearer ${text}`, "192.0.2.44")).toMatchObject({
      restrictions: { ...narrow, allowedCidrs: ["192.0.2.0/24"] },
    });
    await expect(verify(`Bearer ${text}`, "198.51.100.1")).rejects.toThrow(refused("forbidden"));
    await expect(check(text)).rejects.toThrow(refused("forbidden"));
    const forged = `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
    await expect(verify(`Bearer ${forged}`, "198.51.100.1")).rejects.toThrow(
      refused("unauthenticated"),
    );
  });

  it("refuses a key the moment it expires, from memory and while MongoDB hangs", async () => {
    const end = (ms: number) => new Date(clock + ms).toISOString();
    const { text: soon } = await insertKey({ expiresAt: end(SECOND) });
    const { text: later } = await insertKey({ expiresAt: end(60 * SECOND) });
    await Promise.all([check(soon), check(later)]);
    const asked = await queries();
    clock += SECOND;
    await expect(check(soon)).rejects.toThrow(/^this API key expired at 20/);
    await check(later);
    expect(await queries()).toBe(asked);
    await mongo.freeze();
    try {
      clock += 58 * SECOND;
      await check(later);
      clock += SECOND;
      await expect(check(later)).rejects.toThrow(refused("unauthenticated"));
    } finally {
      mongo.thaw();
    }
  });

  it("notes when a key was last used, once a minute, and of no refused one", async () => {
    const { id, text } = await insertKey();
    const { id: refusedId, text: elsewhere } = await insertKey({ allowedCidrs: ["192.0.2.1"] });
    const lastUse = async (of = id) =>
      (await createApiKeyRepository(database).findByIds([of]))[0]?.lastUsedAt;
    const writes = () =>
      database.nativeDb
        .collection("system.profile")
        .countDocuments({ ns: "audit.api_keys", op: "update" });

    const first = new Date(clock);
    await Promise.all(Array.from({ length: 50 }, () => check(text)));
    await expect.poll(() => lastUse()).toEqual(first);
    clock += 59 * SECOND;
    await check(text);
    await expect(check(elsewhere)).rejects.toThrow(refused("forbidden"));
    clock += SECOND;
    const second = new Date(clock);
    await check(text);
    await expect.poll(() => lastUse()).toEqual(second);
    expect(await writes()).toBe(2);
    expect(await lastUse(refusedId)).toBeUndefined();
  });

  it("answers a flood of made-up keys with a few queries, and serves real ones meanwhile", async () => {
    const { text } = await insertKey();
    const madeUp = Array.from({ length: 3_000 }, () => generateKey("w").text);
    const flood = Promise.allSettled(madeUp.map(check));
    await check(text);
    for (const answer of await flood) {
      expect(answer).toMatchObject({ status: "rejected", reason: { code: "unauthenticated" } });
    }
    expect(await queries()).toBeLessThanOrEqual(10);
    const before = await queries();
    await Promise.allSettled(madeUp.map(check));
    expect(await queries()).toBe(before);
  });

  it("keeps keys of the last hour valid while MongoDB hangs, and says so of others", async () => {
    const { text } = await insertKey();
    const { text: unseen } = await insertKey();
    await check(text);
    clock += HOUR - SECOND;
    await mongo.freeze();
    try {
      const startedAt = performance.now();
      expect((await check(text)).organizationId).toBe(organizationId);
      await expect(check(unseen)).rejects.toMatchObject({
        code: "unavailable",
        retryAfterSeconds: expect.any(Number),
      });
      expect(performance.now() - startedAt).toBeLessThan(2 * SECOND);

      const another = performance.now();
      await Promise.all(Array.from({ length: 100 }, () => check(text)));
      expect(performance.now() - another).toBeLessThan(SECOND / 2);

      clock += 2 * SECOND;
      await expect(check(text)).rejects.toThrow(refused("unavailable"));
    } finally {
      mongo.thaw();
    }
    await expect
      .poll(
        () => {
          clock += SECOND;
          return check(unseen).then(
            () => "valid",
            () => "not yet",
          );
        },
        { timeout: 20_000 },
      )
      .toBe("valid");
  });

  it("does not let a key that is known to be revoked come back while MongoDB hangs", async () => {
    const { id, text } = await insertKey();
    await check(text);
    await revoke(id);
    clock += 5 * SECOND;
    await expect(check(text)).rejects.toThrow(refused("unauthenticated"));
    await mongo.freeze();
    try {
      clock += 5 * SECOND;
      await expect(check(text)).rejects.toThrow(refused("unauthenticated"));
    } finally {
      mongo.thaw();
    }
  });
});
