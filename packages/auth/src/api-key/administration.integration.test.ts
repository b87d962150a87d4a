import { createApiKeyRepository, type Database } from "@audit/db";
import type { ApiKeyInput, Permission, RotateApiKeyInput, Scope } from "@audit/types";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import type { Caller } from "../caller.js";
import { readScopeOf } from "../read-scope.js";
import { createApiKeyAdministration } from "./administration.js";
import { createApiKeyVerifier } from "./verifier.js";

const secret = "a secret of the test's own, long enough";
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});

const administration = () =>
  createApiKeyAdministration({
    apiKeys: createApiKeyRepository(database),
    secret,
    now: () => new Date(),
  });

function callerOf(organizationId: string, ...permissions: Permission[]): Caller {
  return {
    actor: { type: "user", id: "1", name: "Olivia", email: "olivia@example.com" },
    organization: { id: organizationId, name: "One Ltd" },
    permissions: new Set(permissions),
    readScope: readScopeOf({ organizationId }),
  };
}

const one = callerOf("65f000000000000000000001", "keys:manage", "audit_logs.list");
const other = callerOf("65f000000000000000000002", "keys:manage");

describe("administering API keys", () => {
  it("shows a key's text once, and stores nothing that it could be had from", async () => {
    const { key, secret: text } = await administration().create(one, {
      name: "billing",
      scopes: ["events:write"],
      service: "billing",
      environment: "production",
    });
    expect(text.startsWith(`${key.prefix}_`)).toBe(true);
    expect(key).toMatchObject({
      name: "billing",
      scopes: ["events:write"],
      service: "billing",
      environment: "production",
      createdBy: "olivia@example.com",
    });
    expect(await administration().list(one)).toEqual([key]);
    const stored = await database.nativeDb.collection("api_keys").find().toArray();
    expect(JSON.stringify(stored)).not.toContain(text.split("_").at(-1));

    const verify = createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret,
      now: () => new Date(),
    });
    expect((await verify(`Bearer ${text}`)).keyId).toBe(key.id);
    const lastUsedAt = async () => (await administration().list(one))[0]?.lastUsedAt;
    await expect.poll(lastUsedAt).toMatch(/^20.*Z$/);
  });

  it("lists an organization's own keys, newest first", async () => {
    const owner = callerOf("65f000000000000000000003", "keys:manage");
    const create = (name: string) =>
      administration().create(owner, { name, scopes: ["events:write"] });
    await create("first");
    await create("second");
    expect((await administration().list(owner)).map((key) => key.name)).toEqual([
      "second",
      "first",
    ]);
    expect(await administration().list(other)).toEqual([]);
  });

  it("gives no scope that its maker has not got, but for recording events", async () => {
    const scopes: Scope[] = ["events:write", "audit_logs.list", "audit_logs.export"];
    await expect(administration().create(one, { name: "more", scopes })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("audit_logs.export"),
    });
    const { key } = await administration().create(one, {
      name: "as much",
      scopes: ["events:write", "audit_logs.list", "keys:manage"],
    });
    expect(key.prefix).toMatch(/^adt_a_/);
  });

  it("gives what narrows a key, and shows it", async () => {
    const narrow = {
      expiresAt: "2199-01-31T00:00:00.000Z",
      workspaceId: "w1",
      resourceTypes: ["config"],
      allowedCidrs: ["10.0.0.0/8"],
      eventsPerMinute: 600,
    };
    const { key } = await administration().create(one, {
      name: "narrow",
      scopes: ["events:write"],
      ...narrow,
    });
    expect(key).toMatchObject(narrow);
    expect(await administration().list(one)).toContainEqual(key);
  });

  it("makes no key that has expired already", async () => {
    const expiresAt = "2026-01-01T00:00:00Z";
    await expect(
      administration().create(one, { name: "late", scopes: ["events:write"], expiresAt }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      message: `expiresAt: must be in the future, not ${expiresAt}`,
    });
  });

  it("revokes its own keys, the first time for good, and nobody else's", async () => {
    const { key } = await administration().create(one, { name: "k", scopes: ["events:write"] });
    await expect(administration().revoke(other, key.id)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(administration().revoke(one, "no such key")).rejects.toMatchObject({
      code: "not_found",
    });
    const revoked = await administration().revoke(one, key.id);
    expect(revoked.revokedAt).toBeDefined();
    expect(await administration().revoke(one, key.id)).toEqual(revoked);
  });

  it("makes no key that is less restricted than the key that makes it", async () => {
    const { restrictions: _, ...free } = one;
    const narrow = { ...free, restrictions: { allowedCidrs: ["10.0.0.0/8"] } };
    const input = { name: "free", scopes: ["events:write"] } satisfies ApiKeyInput;
    await expect(administration().create(narrow, input)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("allowedCidrs within 10.0.0.0/8"),
    });
    const allowedCidrs = ["10.1.0.0/16"];
    expect((await administration().create(narrow, { ...input, allowedCidrs })).key.name).toBe(
      "free",
    );
  });
});

describe("rotating an API key", () => {
  const HOUR = 3_600_000;
  const narrow = {
    workspaceId: "w1",
    resourceTypes: ["config"],
    allowedCidrs: ["10.0.0.0/8"],
    eventsPerMinute: 600,
  };
  const create = (more: Partial<ApiKeyInput> = {}) =>
    administration().create(one, {
      name: "billing",
      scopes: ["events:write"],
      service: "billing",
      environment: "production",
      ...more,
    });
  const rotate = (id: string, more: Partial<RotateApiKeyInput> = {}, caller: Caller = one) =>
    administration().rotate(caller, { id, overlapHours: 24, ...more });
  const verify = (text: string, at = Date.now()) =>
    createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret,
      now: () => new Date(at),
    })(`Bearer ${text}`, "10.0.0.1");

  it("makes another with the same scopes and restrictions; both are valid for a day", async () => {
    const { key: old, secret: oldText } = await create(narrow);
    const { key, secret: text, replaced } = await rotate(old.id);
    const { name, scopes, service, environment } = old;
    expect(key).toMatchObject({ name, scopes, service, environment, ...narrow });
    expect(key.id).not.toBe(old.id);
    expect(key.expiresAt).toBeUndefined();
    expect(replaced).toMatchObject({ id: old.id, replacedBy: key.id });
    const end = new Date(replaced.expiresAt ?? 0).getTime();
    expect(Math.abs(end - Date.now() - 24 * HOUR)).toBeLessThan(10_000);

    expect((await verify(oldText)).keyId).toBe(old.id);
    expect((await verify(text)).keyId).toBe(key.id);
    await expect(verify(oldText, end)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await verify(text, end)).keyId).toBe(key.id);
  });

  it("ends the old one as early as is said, and never later than it would have", async () => {
    const { key: atOnce, secret: text } = await create();
    await rotate(atOnce.id, { overlapHours: 0 });
    await expect(verify(text)).rejects.toMatchObject({ code: "unauthenticated" });

    const expiresAt = new Date(Date.now() + HOUR).toISOString();
    const { key: ending } = await create({ expiresAt });
    const { key, replaced } = await rotate(ending.id);
    expect([key.expiresAt, replaced.expiresAt]).toEqual([expiresAt, expiresAt]);
    const later = new Date(Date.now() + 90 * 24 * HOUR).toISOString();
    expect((await rotate(key.id, { expiresAt: later })).key.expiresAt).toBe(later);
  });

  it("is done once, of several at once too, and leaves no key that nobody asked for", async () => {
    const { key } = await create({ name: "once" });
    const tries = await Promise.allSettled([rotate(key.id), rotate(key.id), rotate(key.id)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(rotate(key.id)).rejects.toMatchObject({ code: "conflict" });
    const named = (await administration().list(one)).filter(({ name }) => name === "once");
    expect(named.filter(({ revokedAt }) => !revokedAt)).toHaveLength(2);
  });

  it("is refused for keys that are gone, over, or another organization's", async () => {
    const { key } = await create();
    await expect(rotate(key.id, {}, other)).rejects.toMatchObject({ code: "not_found" });
    await expect(rotate("no such key")).rejects.toMatchObject({ code: "not_found" });
    await administration().revoke(one, key.id);
    await expect(rotate(key.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused for a platform key, which no organization may make", async () => {
    const { key } = await create();
    const keys = database.nativeDb.collection<{ _id: string }>("api_keys");
    await keys.updateOne({ _id: key.id }, { $set: { platform: true } });
    await expect(rotate(key.id)).rejects.toMatchObject({ code: "forbidden" });
    expect((await administration().list(one)).find(({ id }) => id === key.id)?.platform).toBe(true);
  });

  it("gives no more than its maker has", async () => {
    const { key: wide } = await administration().create(
      callerOf(one.organization.id, "audit_logs.list", "audit_logs.export"),
      { name: "wide", scopes: ["audit_logs.export"] },
    );
    await expect(rotate(wide.id)).rejects.toMatchObject({ code: "forbidden" });

    const restricted = { ...one, restrictions: { allowedCidrs: ["10.0.0.0/8"] } };
    const { key: free } = await create();
    await expect(rotate(free.id, {}, restricted)).rejects.toMatchObject({ code: "forbidden" });
    const { key: bound } = await create({ allowedCidrs: ["10.0.0.0/8"] });
    expect((await rotate(bound.id, {}, restricted)).key.allowedCidrs).toEqual(["10.0.0.0/8"]);
  });
});
