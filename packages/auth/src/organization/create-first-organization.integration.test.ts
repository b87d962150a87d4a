import { connectDatabase, createApiKeyRepository, type Database, migrate } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { permissionsOfScopes, scopeSchema } from "@audit/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApiKeyVerifier } from "../api-key/verifier.js";
import { createFirstOrganization } from "./create-first-organization.js";
import { organizationExists } from "./organization-exists.js";

const input = {
  name: "Example Ltd",
  ownerEmail: "Olivia@Example.com",
  ownerPassword: "correct horse battery",
};
const secret = "a secret of the test's own, long enough";

describe("creating the first organization", () => {
  let testDatabase: ReturnType<typeof createTestDatabase>;
  let database: Database;

  beforeEach(async () => {
    testDatabase = createTestDatabase();
    database = await connectDatabase({ uri: testDatabase.uri });
    await migrate(database);
  });

  afterEach(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const count = (collection: string) => database.nativeDb.collection(collection).countDocuments();

  it("makes keys that are valid at once, each with its scopes", async () => {
    const { organizationId, keys } = await createFirstOrganization(database, {
      ...input,
      defaultKeys: { apiKeySecret: secret },
    });
    const verify = createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret,
      now: () => new Date(),
    });
    const scopesOf = async (key = "") => {
      const identity = await verify(`Bearer ${key}`);
      expect(identity.organizationId).toBe(organizationId);
      return [...identity.permissions];
    };
    expect(await scopesOf(keys?.writeKey)).toEqual(["events:write"]);
    expect(await scopesOf(keys?.readKey)).toEqual(
      permissionsOfScopes(["audit_logs.list", "audit_logs.export"]),
    );
    expect(await scopesOf(keys?.adminKey)).toEqual(
      permissionsOfScopes(scopeSchema.options.filter((scope) => scope !== "events:write")),
    );
  });

  it("can be told from an organization of another database", async () => {
    expect(await organizationExists(database, "0123456789abcdef01234567")).toBe(false);
    const { organizationId } = await createFirstOrganization(database, input);
    expect(await organizationExists(database, organizationId)).toBe(true);
    expect(await organizationExists(database, "0123456789abcdef01234567")).toBe(false);
    expect(await organizationExists(database, "no id at all")).toBe(false);
  });

  it("makes no keys unless asked", async () => {
    const created = await createFirstOrganization(database, input);
    expect(created.keys).toBeUndefined();
    expect(await count("api_keys")).toBe(0);
  });

  it("refuses when there is one, and changes nothing then", async () => {
    await createFirstOrganization(database, input);
    await expect(
      createFirstOrganization(database, { ...input, ownerEmail: "other@example.com" }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await count("organization")).toBe(1);
    expect(await count("user")).toBe(1);
  });

  it("makes one when several processes try at once", async () => {
    const attempts = await Promise.allSettled(
      [1, 2, 3, 4].map((number) =>
        createFirstOrganization(database, { ...input, ownerEmail: `owner${number}@example.com` }),
      ),
    );
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    expect(await count("organization")).toBe(1);
    expect(await count("member")).toBe(1);
  });

  it.each([
    [{ ownerPassword: "too short" }, "12 to 128"],
    [{ ownerEmail: "not an address" }, "email"],
    [{ name: "  " }, "name"],
  ])("refuses %j, says why, and lets one try again", async (wrong, message) => {
    await expect(createFirstOrganization(database, { ...input, ...wrong })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(message),
    });
    await createFirstOrganization(database, input);
  });
});
