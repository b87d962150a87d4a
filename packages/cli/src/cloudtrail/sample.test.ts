import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { eventInputSchema } from "@audit/types";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { mapCloudTrailRecord } from "./map-record.js";

/**
 * 2,900 real records (see the sample data's README). The figures below were counted in the files
 * with other programs, not with this mapping.
 */
const folder = process.env.AUDIT_SAMPLE_DATA;
const recordSchema = z.looseObject({
  eventID: z.string(),
  eventSource: z.string(),
  eventName: z.string(),
});
const fileSchema = z.object({ Records: z.array(recordSchema) });

function readRecords(from: string) {
  const logs = path.join(from, "cloudtrail");
  return readdirSync(logs)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const text = readFileSync(path.join(logs, name), "utf8");
      return fileSchema.parse(JSON.parse(text)).Records;
    });
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

describe.skipIf(!folder)("the mapping of the real records", () => {
  const records = folder ? readRecords(folder) : [];
  const mapped = records.map((record) => mapCloudTrailRecord(record));
  const events = mapped.flatMap((one) => (one.ok ? [one.event] : []));

  it("makes a valid event of every record, with CloudTrail's own id", () => {
    expect(records).toHaveLength(2_900);
    expect(events).toHaveLength(2_900);
    for (const event of events) expect(eventInputSchema.safeParse(event).error).toBeUndefined();
    expect(events.map(({ id }) => id)).toEqual(records.map(({ eventID }) => eventID));
    expect(new Set(events.map(({ id }) => id)).size).toBe(2_900);
  });

  it("knows everything that they hold", () => {
    expect(mapped.flatMap((one) => (one.ok ? one.unmapped : [one.message]))).toEqual([]);
  });

  it("finds the people, programs and services that acted", () => {
    expect(countBy(events, ({ actor }) => actor.type)).toEqual({ user: 2_748, service: 152 });
    expect(new Set(events.map(({ actor }) => actor.id)).size).toBe(20);
    const people = events.filter(({ actor }) => actor.type === "user");
    expect(countBy(people, ({ actor }) => actor.name ?? "")).toEqual({
      "bert-jan": 2_642,
      benjamin: 105,
      "stratus-red-team-nmfalu-gfjyeaypjt": 1,
    });
    expect(events.filter(({ actor }) => actor.onBehalfOf)).toHaveLength(76);
    expect(events.filter(({ actor }) => actor.id === "secretsmanager.amazonaws.com")).toHaveLength(
      40,
    );
  });

  it("finds the 300 failures and what they stand for", () => {
    const failed = events.filter(({ error }) => error);
    expect(failed).toHaveLength(300);
    expect(countBy(failed, ({ status }) => String(status))).toEqual({
      "400": 15,
      "403": 60,
      "404": 119,
      "409": 4,
      "429": 102,
    });
    const rest = events.filter(({ error }) => !error);
    expect(countBy(rest, ({ status, outcome }) => String(status ?? outcome))).toEqual({
      "200": 2_558,
      success: 42,
    });
  });

  it("names what was done in the product's verbs", () => {
    const verbs = countBy(events, ({ action }) => action);
    expect(verbs).toMatchObject({
      read: 1_779,
      list: 258,
      delete: 199,
      decrypt: 178,
      create: 131,
      update: 133,
      assume: 49,
      encrypt: 42,
      login: 2,
    });
    expect(new Set(events.map(({ request }) => request?.path)).size).toBe(
      new Set(records.map(({ eventSource, eventName }) => `${eventSource} ${eventName}`)).size,
    );
  });

  it("takes addresses for addresses and names for names", () => {
    const addresses = countBy(events, ({ client }) => client?.ip ?? "none");
    expect(addresses).toEqual({
      "192.168.10.20": 2_154,
      "10.8.8.10": 281,
      "10.248.16.43": 89,
      "3.225.16.109": 13,
      "52.45.102.28": 8,
      "10.107.112.14": 1,
      "10.107.159.90": 1,
      none: 353,
    });
    const named = events.filter(({ metadata }) => metadata?.sourceAddress !== undefined);
    expect(named).toHaveLength(353);
  });

  it("finds what was affected in nine of ten calls that change something", () => {
    const changes = events.filter(
      ({ category, status }) => category === "change" && status === 200,
    );
    const found = changes.filter(({ resource }) => resource.id !== undefined);
    expect(found.length / changes.length).toBeGreaterThan(0.9);
  });
});
