import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnDatabase, startOwnMongoWithAccessControl } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAudit } from "../../test/run-audit.js";

let mongod: OwnDatabase;
let folder: string;
beforeAll(async () => {
  mongod = await startOwnMongoWithAccessControl();
  folder = mkdtempSync(join(tmpdir(), "audit-passwords-"));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await mongod?.remove();
});

const password = (user: string) => `${user}'s password, long enough`;
const passwords = () => ({
  INGEST_MONGODB_PASSWORD: password("ingest"),
  WORKER_MONGODB_PASSWORD: password("worker"),
  API_MONGODB_PASSWORD: password("api"),
  MIGRATOR_MONGODB_PASSWORD: password("migrator"),
});

function uriAs(user: string): string {
  const uri = new URL(mongod.url);
  uri.username = `audit_${user}`;
  uri.password = encodeURIComponent(password(user));
  uri.searchParams.delete("authSource");
  return uri.toString();
}

describe("audit database", () => {
  it("makes users, from the environment and from files, and shows no password", async () => {
    const file = join(folder, "api");
    writeFileSync(file, `${password("api")}\n`);
    const ended = await runAudit(["database", "users", "--json"], {
      environment: {
        MONGODB_URI: mongod.url,
        ...passwords(),
        API_MONGODB_PASSWORD: "",
        API_MONGODB_PASSWORD_FILE: file,
      },
    });
    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
    const users = ["audit_ingest", "audit_worker", "audit_api", "audit_migrator"];
    expect(JSON.parse(ended.stdout)).toEqual({ users });
  });

  it("migrates as the migrator; then the api's user can set up, and may not migrate", async () => {
    const named = ["--organization", "Example", "--email", "o@example.com", "--no-keys", "--json"];
    const asApi = { MONGODB_URI: uriAs("api"), MIGRATE_AT_START: "false" };
    const stdin = "correct horse battery\n";
    const early = await runAudit(["setup", ...named], { environment: asApi, stdin });
    expect(early).toMatchObject({ exitCode: 1, stdout: "" });
    expect(early.stderr).toContain("run audit database migrate");

    const migrate = { environment: { MONGODB_URI: uriAs("migrator") } };
    const first = await runAudit(["database", "migrate", "--json"], migrate);
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(first.stdout).applied).not.toHaveLength(0);
    expect((await runAudit(["database", "migrate"], migrate)).stdout).toBe("Nothing was to do.\n");

    const made = await runAudit(["setup", ...named], { environment: asApi, stdin });
    expect(made).toMatchObject({ exitCode: 0, stderr: "" });
    const refused = await runAudit(["database", "migrate"], { environment: asApi });
    expect(refused.exitCode).not.toBe(0);
  });

  it.each([
    ["no address", { MONGODB_URI: "" }, "set MONGODB_URI"],
    ["no password", { API_MONGODB_PASSWORD: "" }, "set API_MONGODB_PASSWORD"],
    ["a short password", { API_MONGODB_PASSWORD: "short" }, "at least 16 characters"],
    ["a file that is not there", { MONGODB_URI: "", MONGODB_URI_FILE: "/nowhere" }, "ENOENT"],
  ])("refuses %s", async (_name, given, message) => {
    const environment = { MONGODB_URI: mongod.url, ...passwords(), ...given };
    const ended = await runAudit(["database", "users"], { environment });
    expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
    expect(ended.stderr).toContain(message);
  });
});
