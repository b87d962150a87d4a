import { createApiKeyVerifier } from "@audit/auth";
import { connectDatabase, createApiKeyRepository, type Database } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runAudit } from "../../test/run-audit.js";

const secret = "a secret of the test's own, long enough";
const password = "correct horse battery";

let testDatabase: ReturnType<typeof createTestDatabase>;
let database: Database;
beforeEach(async () => {
  testDatabase = createTestDatabase();
  database = await connectDatabase({ uri: testDatabase.uri });
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

const setup = (args: readonly string[], stdin = `${password}\n`, API_KEY_SECRET = secret) =>
  runAudit(["setup", ...args], {
    environment: { MONGODB_URI: testDatabase.uri, API_KEY_SECRET },
    stdin,
  });
const named = ["--organization", "Example Ltd", "--email", "olivia@example.com"];

describe("audit setup", () => {
  it("makes the organization, its owner and keys that are valid, on an empty database", async () => {
    const ended = await setup([...named, "--json"]);
    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
    const made = JSON.parse(ended.stdout);
    expect(made).toMatchObject({ ownerEmail: "olivia@example.com" });
    expect(ended.stdout).not.toContain(password);

    const verify = createApiKeyVerifier({
      apiKeys: createApiKeyRepository(database),
      secret,
      now: () => new Date(),
    });
    const identity = await verify(`Bearer ${made.writeKey}`);
    expect(identity).toMatchObject({ organizationId: made.organizationId });
  });

  it("shows the keys to people once", async () => {
    const { stdout } = await setup(named);
    expect(stdout).toContain("Made Example Ltd");
    expect(stdout).toMatch(/to record events {3}\S{20,}/);
  });

  it("makes no keys when told so", async () => {
    const ended = await setup([...named, "--no-keys", "--json"], `${password}\n`, "");
    expect(ended.exitCode).toBe(0);
    expect(JSON.parse(ended.stdout).writeKey).toBeUndefined();
    expect(await database.nativeDb.collection("api_keys").countDocuments()).toBe(0);
  });

  it("writes nothing beside, not even what libraries have to say", async () => {
    const said = vi.spyOn(console, "error");
    await setup(named);
    await setup(named);
    expect(said).not.toHaveBeenCalled();
    const indexes = await database.nativeDb.collection("user").indexes();
    expect(indexes.some(({ key, unique }) => "email" in key && unique)).toBe(true);
  });

  it("refuses a second time", async () => {
    await setup(named);
    const again = await setup([...named, "--json"]);
    expect(again).toMatchObject({ exitCode: 1, stdout: "" });
    expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: "conflict" } });
  });

  it.each([
    ["a short password", named, "short\n", "12 to 128"],
    ["no password", named, "", "12 to 128"],
    ["no email address", ["--organization", "Example"], `${password}\n`, "--email"],
    ["a wrong email address", ["--organization", "E", "--email", "x"], `${password}\n`, "email"],
  ])("refuses %s, and makes nothing", async (_name, args, stdin, message) => {
    const ended = await setup(args, stdin);
    expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
    expect(ended.stderr).toContain(message);
    expect(await database.nativeDb.collection("organization").countDocuments()).toBe(0);
  });

  it("needs the services' database and secret", async () => {
    const without = await runAudit(["setup", ...named], { stdin: password });
    expect(without).toMatchObject({ exitCode: 2 });
    expect(without.stderr).toContain("MONGODB_URI");
    expect((await setup(named, password, "")).stderr).toContain("API_KEY_SECRET");
    expect((await setup(named, password, "short")).stderr).toContain("at least 32 characters");
  });

  it("says that MongoDB does not answer", async () => {
    const ended = await runAudit(["setup", ...named, "--no-keys"], {
      environment: { MONGODB_URI: "mongodb://127.0.0.1:1/audit?replicaSet=rs0" },
      stdin: password,
    });
    expect(ended).toMatchObject({ exitCode: 5, stdout: "" });
    expect(ended.stderr).toContain("MongoDB does not answer");
  });
});
