import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import type { Database } from "../connection/connect.js";
import { migrate } from "../migrations/migrate.js";
import { type ApiKeyRecord, createApiKeyRepository } from "./api-key-repository.js";

const one = "65f000000000000000000001";
const other = "65f000000000000000000002";

const keyOf = (id: string, organizationId: string, second = 0): ApiKeyRecord => ({
  id,
  organizationId,
  name: `key ${id}`,
  prefix: `adt_w_${id}`,
  hash: Buffer.alloc(32, id),
  scopes: ["events:write"],
  service: "billing",
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
  createdBy: "olivia@example.com",
});

describe("API keys in MongoDB", () => {
  let database: Database;
  const repository = () => createApiKeyRepository(database);

  beforeAll(async () => {
    database = await openTestDatabase();
    await migrate(database);
    await repository().insert(keyOf("a", one, 1));
    await repository().insert(keyOf("b", one, 2));
    await repository().insert(keyOf("c", other, 3));
  });

  it("come back as they were stored", async () => {
    const [found] = await repository().findByIds(["a"]);
    expect(found).toEqual(keyOf("a", one, 1));
  });

  it("come back with all that narrows them, and without what was left undefined", async () => {
    const narrow: ApiKeyRecord = {
      ...keyOf("narrow", "65f000000000000000000003"),
      expiresAt: new Date("2027-01-31T00:00:00.000Z"),
      workspaceId: "w1",
      resourceTypes: ["config", "prompt"],
      allowedCidrs: ["10.0.0.0/8", "2001:db8::1"],
      eventsPerMinute: 600,
    };
    await repository().insert({ ...narrow, environment: undefined });
    const [found] = await repository().findByIds(["narrow"]);
    expect(found).toStrictEqual(narrow);
  });

  it("are found by many ids at once, of whatever organization, none twice", async () => {
    const found = await repository().findByIds(["a", "c", "a", "nobody's"]);
    expect(found.map((key) => key.id).sort((left, right) => left.localeCompare(right))).toEqual([
      "a",
      "c",
    ]);
    expect(await repository().findByIds([])).toEqual([]);
  });

  it("are listed by organization, newest first", async () => {
    expect((await repository().list(one)).map((key) => key.id)).toEqual(["b", "a"]);
  });

  it("are never replaced by another key of the same id", async () => {
    await expect(repository().insert(keyOf("a", other))).rejects.toThrow(/duplicate key/);
    expect((await repository().findByIds(["a"]))[0]?.organizationId).toBe(one);
  });

  it("tell when they were last used, to the minute", async () => {
    const used = async () => (await repository().findByIds(["c"]))[0]?.lastUsedAt;
    const second = (seconds: number) => new Date(Date.UTC(2026, 1, 1, 0, 0, seconds));
    expect(await used()).toBeUndefined();
    await repository().markUsed(["c", "nobody's"], second(0));
    expect(await used()).toEqual(second(0));
    await repository().markUsed(["c"], second(59));
    expect(await used()).toEqual(second(0));
    await repository().markUsed(["c"], second(60));
    expect(await used()).toEqual(second(60));
    await repository().markUsed(["c"], second(30)); // by a process that is late
    expect(await used()).toEqual(second(60));
    expect(await repository().findByIds(["nobody's"])).toEqual([]);
  });

  it("are replaced by their own organization, once, and not when they were revoked", async () => {
    const by = (replacedBy: string) => ({
      replacedBy,
      expiresAt: new Date("2026-05-01T00:00:00Z"),
    });
    await repository().insert(keyOf("old", one, 0));
    expect(await repository().replace(other, "old", by("c"))).toBeNull();
    expect(await repository().replace(one, "old", by("new"))).toEqual({
      ...keyOf("old", one, 0),
      ...by("new"),
    });
    expect(await repository().replace(one, "old", by("newer"))).toBeNull();
    await repository().insert(keyOf("gone", one, 0));
    await repository().revoke(one, "gone", new Date());
    expect(await repository().replace(one, "gone", by("new"))).toBeNull();
    expect((await repository().findByIds(["gone"]))[0]?.expiresAt).toBeUndefined();
    await database.nativeDb.collection("api_keys").deleteMany({ name: /old|gone/ });
  });

  it("are revoked by their own organization, once", async () => {
    const first = new Date("2026-02-01T00:00:00.000Z");
    const later = new Date("2026-03-01T00:00:00.000Z");
    expect(await repository().revoke(other, "b", first)).toBeNull();
    expect((await repository().findByIds(["b"]))[0]?.revokedAt).toBeUndefined();
    expect((await repository().revoke(one, "b", first))?.revokedAt).toEqual(first);
    expect((await repository().revoke(one, "b", later))?.revokedAt).toEqual(first);
    expect((await repository().list(one)).map((key) => key.id)).toEqual(["b", "a"]);
  });
});
