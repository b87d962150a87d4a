import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSender } from "@audit/client";
import { eventCollection } from "@audit/db";
import type { EventInput } from "@audit/types";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { sampleDataFolder } from "../env.js";
import { type System, startSystem } from "../system/start-system.js";
import { untilStored } from "./until-stored.js";

const sampleData = sampleDataFolder();
const ACCESSES = 301;

const accessSchema = z.object({
  "Event ID": z.uuid(),
  "Event Name": z.string(),
  "Event DateTime": z.string(),
  "Request ID": z.string(),
  "Source IP": z.ipv4(),
  "Request User Agent": z.string(),
});
type Access = z.infer<typeof accessSchema>;

function eventOf(access: Access): EventInput {
  return {
    id: access["Event ID"],
    occurredAt: access["Event DateTime"],
    actor: { type: "user", id: "ANONYMOUS_PRINCIPAL" },
    action: access["Event Name"] === "PutObject" ? "create" : "read",
    resource: { type: "s3.bucket", id: "microsoft-devtest" },
    outcome: "success",
    client: { ip: access["Source IP"], userAgent: access["Request User Agent"] },
    request: { id: access["Request ID"], path: `s3:${access["Event Name"]}` },
  };
}

describe.skipIf(!sampleData)("the accesses to a public bucket", () => {
  let system: System;
  let accesses: Access[];

  beforeAll(async () => {
    const file = join(sampleData ?? "", "s3-access", "AWS_S3_HoneyBucketLogs.csv");
    const rows: unknown = parse(readFileSync(file, "utf8"), { columns: true, bom: true });
    accesses = z.array(accessSchema).parse(rows);
    system = await startSystem();
  });
  afterAll(() => system?.stop());

  it("are stored with the country of their public addresses", async () => {
    expect(accesses).toHaveLength(ACCESSES);
    const { ingestUrl: url, writeKey: apiKey } = system.firstRun;
    const answer = await createSender({ url, apiKey }).send(accesses.map(eventOf));
    expect(answer.rejected).toEqual([]);
    await untilStored(system, ACCESSES);

    const stored = await eventCollection(system.database).find().toArray();
    expect(stored).toHaveLength(ACCESSES);
    const addresses = new Map(stored.map(({ client }) => [client?.ip, client?.country]));
    expect(addresses.size).toBe(224);
    const known = [...addresses].filter(([, country]) => /^[A-Z]{2}$/.test(country ?? ""));
    const share = known.length / addresses.size;
    const found = `country found for ${known.length} of ${addresses.size} public addresses`;
    process.stdout.write(`${found} (${(100 * share).toFixed(1)} %)\n`);
    expect(share).toBeGreaterThan(0.95);
    expect(new Set(known.map(([, country]) => country)).size).toBeGreaterThan(20);
  });
});
