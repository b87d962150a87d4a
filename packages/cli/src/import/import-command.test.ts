import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startIngest } from "../../test/ingest.js";
import { runAudit } from "../../test/run-audit.js";

let folder: string;
let ingest: Awaited<ReturnType<typeof startIngest>>;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "audit-import-"));
  await mkdir(path.join(folder, "logs", "2026"), { recursive: true });
  ingest = await startIngest();
});
afterEach(async () => {
  await ingest.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (...parts: string[]) => path.join(folder, ...parts);
const environment = () => ({ AUDIT_URL: ingest.url, AUDIT_API_KEY: "write-key" });
const run = (args: readonly string[], stdin?: string) =>
  runAudit(["import", ...args], { environment: environment(), ...(stdin && { stdin }) });
const lines = (...args: string[]) => run(["--format", "ndjson", ...args]);

const event = (number: number, more: object = {}) =>
  JSON.stringify({
    actor: { type: "user", id: "alice" },
    action: "create",
    resource: { type: "config", id: `c${number}` },
    status: 201,
    ...more,
  });
const record = (number: number) => ({
  eventID: `00000000-0000-4000-8000-00000000000${number}`,
  eventTime: "2026-03-01T10:00:00Z",
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  userIdentity: { type: "Root", accountId: "1" },
});

describe("audit import", () => {
  it("imports files, and importing them again adds nothing", async () => {
    await writeFile(at("a.ndjson"), [event(1), event(2), event(2)].join("\n"));
    const first = await lines(at("a.ndjson"), "--json");
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(first.stdout)).toMatchObject({
      files: 1,
      records: 3,
      accepted: 3,
      rejected: 0,
    });
    const before = new Map(ingest.stored);
    expect(before.size).toBe(3);

    expect(await lines(at("a.ndjson"))).toMatchObject({ exitCode: 0 });
    expect(ingest.stored).toEqual(before);
  });

  it("searches folders for files of the format, packed or not", async () => {
    await writeFile(at("logs", "1.json"), JSON.stringify({ Records: [record(1)] }));
    const packed = gzipSync(JSON.stringify({ Records: [record(2), record(3)] }));
    await writeFile(at("logs", "2026", "2.json.gz"), packed);
    await writeFile(at("logs", "readme.txt"), "not a log");
    const ended = await run(["--format", "cloudtrail", at("logs"), "--json"]);
    expect(JSON.parse(ended.stdout)).toMatchObject({ files: 2, accepted: 3, passedOver: 1 });
    expect([...ingest.stored.values()].map(({ request }) => request?.path)).toEqual([
      "iam:CreateUser",
      "iam:CreateUser",
      "iam:CreateUser",
    ]);
  });

  it("takes patterns that the shell left alone", async () => {
    await writeFile(at("logs", "a1.ndjson"), event(1));
    await writeFile(at("logs", "b1.ndjson"), event(2));
    await writeFile(at("logs", "2026", "a2.ndjson"), event(3));
    const found = async (pattern: string) => {
      ingest.stored.clear();
      await lines(at("logs", pattern));
      return new Set([...ingest.stored.values()].map(({ resource }) => resource.id));
    };
    expect(await found("a*.ndjson")).toEqual(new Set(["c1"]));
    expect(await found("?1.ndjson")).toEqual(new Set(["c1", "c2"]));
    expect(await found("**/a*.ndjson")).toEqual(new Set(["c1", "c3"]));
  });

  it("reads standard input", async () => {
    const ended = await run(["--format", "ndjson", "-"], `${event(1)}\n${event(2)}\n`);
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ingest.stored.size).toBe(2);
  });

  it("ends with 3 and the reasons when something was rejected", async () => {
    await writeFile(at("a.ndjson"), [event(1), event(2, { action: "No verb" }), "{"].join("\n"));
    const ended = await lines(at("a.ndjson"));
    expect(ended.exitCode).toBe(3);
    expect(ended.stdout).toContain("accepted  1");
    expect(ended.stdout).toContain("rejected  2");
    expect(ended.stdout).toContain("a.ndjson, record 2: action: a verb");
    expect(ended.stdout).toContain("a.ndjson, record 3: not JSON");
  });

  it("says what the mapping did not know", async () => {
    const odd = { ...record(1), errorCode: "Peculiar" };
    await writeFile(at("a.json"), JSON.stringify({ Records: [odd] }));
    const { stdout } = await run(["--format", "cloudtrail", at("a.json")]);
    expect(stdout).toContain("1 × errorCode Peculiar: no HTTP status known");
  });

  it.each([
    ["a file that is not there", ["--format", "ndjson", "gone.ndjson"], "there is no gone.ndjson"],
    ["a format that is not known", ["--format", "csv", "a.csv"], "cloudtrail, ndjson"],
    ["no format", ["a.csv"], "--format"],
    ["no file", ["--format", "ndjson"], "missing required argument"],
  ])("refuses %s", async (_name, args, message) => {
    const ended = await run(args);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain(message);
  });

  it("stops at once for a key that is not valid", async () => {
    await writeFile(at("a.ndjson"), event(1));
    const ended = await lines(at("a.ndjson"), "--key", "wrong", "--json");
    expect(ended.exitCode).toBe(4);
    expect(JSON.parse(ended.stderr)).toEqual({
      error: { code: "unauthenticated", message: "this key is not valid" },
    });
    expect(JSON.parse(ended.stdout)).toMatchObject({ accepted: 0, incomplete: true });
  });

  it("says at once that nobody answers", async () => {
    await writeFile(at("a.ndjson"), event(1));
    await ingest.close();
    const stderr = `ingest does not answer at ${ingest.url}\n`;
    expect(await lines(at("a.ndjson"))).toMatchObject({ exitCode: 5, stderr });
  });

  it("ends with 130 when interrupted", async () => {
    await writeFile(at("a.ndjson"), event(1));
    const stopped = AbortSignal.abort();
    const ended = await runAudit(["import", "--format", "ndjson", at("a.ndjson")], {
      environment: environment(),
      signal: stopped,
    });
    expect(ended.exitCode).toBe(130);
    expect(ended.stdout).toContain("Run the same command again to go on");
  });
});
