import { createApiKeyRepository, type Database } from "@audit/db";
import type { Permission, Scope } from "@audit/types";
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
});
