import { join } from "node:path";
import { type EventDocument, eventCollection, eventDocumentId } from "@audit/db";
import { pollUntil } from "@audit/embedded";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { sampleDataFolder } from "../env.js";
import { runCommandLine } from "../system/run-command-line.js";
import { type System, startSystem } from "../system/start-system.js";
import { type Record, readCloudTrailFiles } from "./cloudtrail-files.js";
import { countBy } from "./count-by.js";
import { untilStored } from "./until-stored.js";

const sampleData = sampleDataFolder();
const RECORDS = 2_900;
/** As many as a minute has with the monitor's usual sleep, and some more. */
const TTL_PASSES = 5;

const reportSchema = z.object({
  records: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  unmapped: z.array(z.unknown()),
});

/** The call as policies write it, as in `iam:CreateUser`. */
const callOf = ({ eventSource, eventName }: Record) =>
  `${eventSource.replace(".amazonaws.com", "")}:${eventName}`;

/** A service, else the ARN; sign-ins leave it out of an IAM user, who has the same one everywhere. */
function identityOf({ userIdentity: { type, arn, accountId, userName, invokedBy } }: Record) {
  if (arn) return arn;
  return type === "IAMUser" ? `arn:aws:iam::${accountId}:user/${userName}` : invokedBy;
}

describe.skipIf(!sampleData)("the real records of CloudTrail", () => {
  const folder = join(sampleData ?? "", "cloudtrail");
  let system: System;
  let records: Record[];
  let stored: EventDocument[];

  const importFiles = async () => {
    const { ingestUrl, writeKey } = system.firstRun;
    const where = ["--url", ingestUrl, "--key", writeKey, "--json"];
    const output = await runCommandLine(["import", "--format", "cloudtrail", folder, ...where]);
    return reportSchema.parse(JSON.parse(output));
  };
  const countOf = (collection: string) =>
    system.database.nativeDb.collection(collection).countDocuments();
  const ttl = async () => {
    const { metrics } = await system.database.nativeDb.admin().serverStatus();
    return z.object({ passes: z.number(), deletedDocuments: z.number() }).parse(metrics.ttl);
  };
  const untilPasses = async (count: number) => {
    const before = await ttl();
    const passed = async () => (await ttl()).passes >= before.passes + count;
    expect(await pollUntil(passed, { timeoutMs: 60_000, intervalMs: 100 })).toBe(true);
  };

  beforeAll(async () => {
    records = readCloudTrailFiles(folder);
    system = await startSystem({ mongoParameters: { ttlMonitorSleepSecs: 1 } });
  });
  afterAll(() => system?.stop());

  it("are all taken by the importer and stored, each under its own id", async () => {
    expect(records).toHaveLength(RECORDS);
    expect(await importFiles()).toEqual({
      records: RECORDS,
      accepted: RECORDS,
      rejected: 0,
      unmapped: [],
    });
    await untilStored(system, RECORDS);
    stored = await eventCollection(system.database).find().toArray();
    const ids = stored.map(({ id }) => id.toUUID().toString());
    expect(ids.toSorted()).toEqual(records.map(({ eventID }) => eventID).toSorted());
  });

  it("agree with the files on when what was done", () => {
    expect(countBy(stored, ({ request }) => request?.path)).toEqual(countBy(records, callOf));
    const times = (all: readonly Date[]) => all.map((time) => time.toISOString()).toSorted();
    expect(times(stored.map(({ occurredAt }) => occurredAt))).toEqual(
      times(records.map(({ eventTime }) => new Date(eventTime))),
    );
    const verbs = countBy(stored, ({ action }) => action);
    for (const [verb, pattern] of [
      ["delete", /^(Batch)?(Delete|Terminate|Release|Deregister)[A-Z]/],
      ["list", /^List[A-Z]/],
      ["login", /^ConsoleLogin$/],
      ["assume", /^Assume[A-Z]/],
    ] as const) {
      const named = records.filter(({ eventName }) => pattern.test(eventName));
      expect(verbs).toContainEqual([verb, named.length]);
    }
  });

  it("agree with the files on who acted", () => {
    expect(countBy(stored, ({ actor }) => actor.id)).toEqual(countBy(records, identityOf));
    const services = new Set(
      records
        .filter(({ userIdentity }) => !userIdentity.arn && userIdentity.type !== "IAMUser")
        .map(identityOf),
    );
    expect(services).toContain("secretsmanager.amazonaws.com");
    for (const { actor } of stored) if (services.has(actor.id)) expect(actor.type).toBe("service");
  });

  it("agree with the files on what failed", () => {
    const failed = stored.filter(({ outcome }) => outcome !== "success");
    expect(failed).toHaveLength(300);
    expect(countBy(failed, ({ error }) => error?.code)).toEqual(
      countBy(records, ({ errorCode }) => errorCode),
    );
    const denied = records.filter(({ errorCode }) =>
      /^(Client\.)?(AccessDenied|UnauthorizedOperation)/.test(errorCode ?? ""),
    );
    expect(failed.filter(({ outcome }) => outcome === "denied")).toHaveLength(denied.length);
  });

  it("are not there twice after a second import", async () => {
    expect(await importFiles()).toMatchObject({ accepted: RECORDS, rejected: 0 });
    await expect
      .poll(async () => (await fetch(`${system.worker.url}/healthz/deps`)).text())
      .toMatch(/waiting\W+0\W.*active\W+0\W/);
    expect(await countOf("events")).toBe(RECORDS);
    expect(await countOf("quarantine")).toBe(0);
    expect(await countOf("dead_letters")).toBe(0);
  });

  it("are still there, though they are of 2023, when the TTL monitor has been by", async () => {
    const [sample] = stored;
    if (!sample) throw new Error("nothing is stored");
    const { deletedDocuments } = await ttl();
    const _id = eventDocumentId(system.firstRun.organizationId, crypto.randomUUID());
    await eventCollection(system.database).insertOne({ ...sample, _id, expireAt: new Date(0) });
    await untilPasses(TTL_PASSES);
    // The one that ended in 1970 shows that the monitor does its work.
    expect((await ttl()).deletedDocuments).toBe(deletedDocuments + 1);
    expect(await countOf("events")).toBe(RECORDS);
  });
});
