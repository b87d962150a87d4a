import { createApiKeyVerifier, createOrganization } from "@audit/auth";
import { connectDatabase, createApiKeyRepository, type Database } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAudit } from "../../test/run-audit.js";

const API_KEY_SECRET = "a secret of the test's own, long enough";

const testDatabase = createTestDatabase();
let database: Database;
let organizationId: string;
beforeAll(async () => {
  database = await connectDatabase({ uri: testDatabase.uri });
  ({ organizationId } = await createOrganization(database, {
    name: "Platform Ltd",
    ownerEmail: "owner@platform.example",
    ownerPassword: "correct horse battery",
  }));
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const create = (...more: string[]) =>
  runAudit(["keys", "create", "--name", "product", "--platform", ...more], {
    environment: { MONGODB_URI: testDatabase.uri, API_KEY_SECRET },
  });
const scope = ["--scope", "events:write"];

describe("audit keys create --platform", () => {
  it("makes a key on the database that may name organizations, and may only record", async () => {
    const made = await create(...scope, "--organization", organizationId, "--allow", "10.0.0.0/8");
    expect(made).toMatchObject({ exitCode: 0 });
    const verify = createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret: API_KEY_SECRET,
      now: () => new Date(),
    });
    expect(await verify(`Bearer ${made.stdout.trim()}`, "10.0.0.1")).toMatchObject({
      organizationId,
      platform: true,
      permissions: new Set(["events:write"]),
      restrictions: { allowedCidrs: ["10.0.0.0/8"] },
    });
  });

  it.each([
    ["another scope", ["--scope", "audit_logs.list", "--organization", "o"], "events:write alone"],
    ["a workspace", [...scope, "--workspace", "w1", "--organization", "o"], "--workspace"],
    ["no organization", scope, "--organization"],
    ["no address", [...scope, "--organization", "o", "--allow", "nowhere"], "allowedCidrs"],
  ])("refuses %s, and makes nothing", async (_name, args, message) => {
    const ended = await create(...args);
    expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
    expect(ended.stderr).toContain(message);
  });

  it("refuses an organization that there is not", async () => {
    for (const id of ["65f0000000000000000000ff", "nobody"]) {
      const ended = await create(...scope, "--organization", id);
      expect(ended).toMatchObject({ exitCode: 1, stdout: "" });
      expect(ended.stderr).toContain(`there is no organization ${id}`);
    }
  });

  it("needs the services' database and secret", async () => {
    const args = ["keys", "create", "--name", "x", "--platform", "--organization", organizationId];
    const ended = await runAudit([...args, ...scope]);
    expect(ended).toMatchObject({ exitCode: 2 });
    expect(ended.stderr).toContain("MONGODB_URI and API_KEY_SECRET");
  });
});
