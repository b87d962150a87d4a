import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startApi } from "../../test/api.js";
import { startIngest } from "../../test/ingest.js";
import { runAudit } from "../../test/run-audit.js";

let api: Awaited<ReturnType<typeof startApi>>;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const run = (...args: string[]) =>
  runAudit(args, { environment: { AUDIT_URL: api.url, AUDIT_API_KEY: "admin-key" } });
const create = (...more: string[]) =>
  run("keys", "create", "--name", "billing", "--scope", "events:write", ...more);

describe("audit keys create", () => {
  it("writes the key, and only the key, to standard output", async () => {
    const ended = await create("--service", "billing", "--environment", "production");
    expect(ended).toMatchObject({ exitCode: 0, stdout: "adt_w_key_0_whole\n" });
    expect(ended.stderr).toContain("Shown this once");
    expect(api.keys[0]).toMatchObject({
      name: "billing",
      scopes: ["events:write"],
      service: "billing",
      environment: "production",
    });
  });

  it("takes several scopes", async () => {
    await run("keys", "create", "--name", "x", "--scope", "audit_logs.list", "audit_logs.export");
    expect(api.keys[0]?.scopes).toEqual(["audit_logs.list", "audit_logs.export"]);
  });

  it("takes what narrows a key", async () => {
    const ended = await create(
      ...["--expires", "2199-01-31T00:00:00Z", "--workspace", "w1", "--events-per-minute", "600"],
      ...["--resource-type", "config", "prompt", "--allow", "10.0.0.0/8", "192.0.2.1"],
    );
    expect(ended.exitCode).toBe(0);
    expect(api.keys[0]).toMatchObject({
      expiresAt: "2199-01-31T00:00:00Z",
      workspaceId: "w1",
      resourceTypes: ["config", "prompt"],
      allowedCidrs: ["10.0.0.0/8", "192.0.2.1"],
      eventsPerMinute: 600,
    });
    const { stdout } = await run("keys", "list");
    expect(stdout).toMatch(
      /until 2199-01-31T00:00Z +never +workspace w1; types config,prompt; from/,
    );
    expect(stdout).toContain("from 10.0.0.0/8,192.0.2.1; 600 events/min");
  });

  it("takes an end in days", async () => {
    await create("--expires", "90d");
    const days = (new Date(api.keys[0]?.expiresAt ?? 0).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(90, 2);
  });

  it.each([
    ["--expires", "tomorrow", "2027-01-31T00:00:00Z"],
    ["--expires", "0d", "90d"],
    ["--events-per-minute", "0", "whole number"],
    ["--allow", "example.com", "allowedCidrs"],
  ])("refuses %s %s", async (option, value, message) => {
    const ended = await create(option, value);
    expect(ended.exitCode).not.toBe(0);
    expect(ended.stderr).toContain(message);
    expect(api.keys).toHaveLength(0);
  });

  it("answers with JSON", async () => {
    const { stdout, stderr } = await create("--json");
    expect(JSON.parse(stdout)).toEqual({ key: api.keys[0], secret: "adt_w_key_0_whole" });
    expect(stderr).toBe("");
  });

  it("refuses a scope that does not exist, and names those that do", async () => {
    const ended = await run("keys", "create", "--name", "x", "--scope", "everything");
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain("audit_logs.list");
    expect(api.keys).toHaveLength(0);
  });
});

describe("audit keys list", () => {
  it("shows keys without their secrets", async () => {
    await create();
    const { stdout } = await run("keys", "list");
    expect(stdout).toMatch(/^ID +NAME +BEGINS WITH/);
    expect(stdout).toMatch(/key_0 +billing +adt_w_key_0 +events:write +2026-03-01 +admin +valid/);
    expect(stdout).not.toContain("whole");
    expect(JSON.parse((await run("keys", "list", "--json")).stdout)).toEqual(api.keys);
  });

  it("says so when there are none", async () => {
    expect((await run("keys", "list")).stdout).toBe("There are no keys.\n");
  });
});

describe("audit keys rotate", () => {
  it("writes the new key, and only that, to standard output", async () => {
    await create();
    const ended = await run("keys", "rotate", "key_0");
    expect(ended).toMatchObject({ exitCode: 0, stdout: "adt_w_key_1_whole\n" });
    expect(ended.stderr).toContain("Rotated billing (key_0), which is valid until 2026-03-03T00");
    expect(api.keys[0]?.replacedBy).toBe("key_1");
  });

  it("takes how long both are valid, and the end of the new one", async () => {
    await create();
    const more = ["--overlap-hours", "0", "--expires", "2199-01-31T00:00:00Z", "--json"];
    const { stdout } = await run("keys", "rotate", "key_0", ...more);
    expect(JSON.parse(stdout)).toMatchObject({
      key: { id: "key_1", expiresAt: "2199-01-31T00:00:00Z" },
      secret: "adt_w_key_1_whole",
      replaced: { id: "key_0", expiresAt: "2026-03-02T00:00:00.000Z" },
    });
  });

  it("refuses a time that is none", async () => {
    for (const hours of ["721", "-1", "1.5", "day"]) {
      expect((await run("keys", "rotate", "key_0", "--overlap-hours", hours)).exitCode).toBe(2);
    }
  });
});

describe("audit keys revoke", () => {
  it("revokes, without asking where nobody can answer", async () => {
    await create();
    const ended = await run("keys", "revoke", "key_0");
    expect(ended).toMatchObject({ exitCode: 0, stdout: "Revoked billing (key_0).\n" });
    expect((await run("keys", "list")).stdout).toContain("revoked 2026-03-02");
  });

  it("fails for a key that is not there", async () => {
    expect(await run("keys", "revoke", "key_7")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "no key key_7\n",
    });
  });
});

describe("a command that the api refuses", () => {
  it.each([
    ["a key that is not valid", "wrong", 4, "unauthenticated"],
    ["a key that may not do this", "write-key", 4, "forbidden"],
  ])("because of %s says so", async (_name, key, exitCode, code) => {
    const ended = await run("keys", "list", "--key", key, "--json");
    expect(ended).toMatchObject({ exitCode, stdout: "" });
    expect(JSON.parse(ended.stderr)).toMatchObject({ error: { code } });
    expect(ended.stderr).not.toContain(key === "wrong" ? "Bearer" : key);
  });

  it("says that nobody answers", async () => {
    await api.close();
    const ended = await run("keys", "list", "--json");
    expect(ended.exitCode).toBe(5);
    expect(JSON.parse(ended.stderr)).toMatchObject({
      error: { code: "unavailable", message: expect.stringMatching(/^the api does not answer/) },
    });
  });

  it("says that something else answers", async () => {
    const ingest = await startIngest();
    const ended = await run("keys", "list", "--url", ingest.url);
    await ingest.close();
    expect(ended.exitCode).toBe(5);
    expect(ended.stderr).toMatch(/^what answers there is not the api/);
  });
});
