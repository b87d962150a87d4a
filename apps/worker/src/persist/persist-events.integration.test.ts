import { connectDatabase, eventCollection, migrate, toStoredEvent } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPersistEvents } from "../../test/persistence.js";
import {
  newEventId,
  newOrganizationId,
  sampleEvent,
  sampleEvents,
  sampleGroup,
} from "../../test/samples.js";

const { uri, drop } = createTestDatabase();
const database = await connectDatabase({ uri });
const persistEvents = await createTestPersistEvents(database);
beforeAll(() => migrate(database));
afterAll(async () => {
  await database.close();
  await drop();
});

const none = { inserted: 0, duplicates: 0, quarantined: 0, deadLetters: 0 };

async function storedOf(organizationId: string) {
  const documents = await database.models.events.find({ organizationId }).lean();
  return documents.map(toStoredEvent);
}

describe("the events of a job", () => {
  it("are stored enriched, with their retention", async () => {
    const event = sampleEvent({ status: 403, action: "config.view" });
    const group = sampleGroup([event]);
    expect(await persistEvents([group])).toEqual({ ...none, inserted: 1 });

    const [stored] = await storedOf(group.organizationId);
    expect(stored).toMatchObject({
      id: event.id,
      organizationId: group.organizationId,
      producer: group.producer,
      receivedAt: group.receivedAt,
      outcome: "denied",
      category: "access",
      client: { ip: "193.99.144.80", country: "DE", countryAsOf: "2023-11-15" },
      retention: { policyId: "default", version: 1 },
      holds: [],
    });
    const days = Date.parse(stored?.retention.until ?? "") - Date.parse(group.receivedAt);
    expect(days / 86_400_000).toBeGreaterThanOrEqual(365);
    expect(days / 86_400_000).toBeLessThan(365 + 1 / 24);
    expect(Date.parse(stored?.storedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(group.receivedAt));
  });

  it("keep what the producer said of outcome and category", async () => {
    const group = sampleGroup([sampleEvent({ outcome: "failure", category: "system" })]);
    await persistEvents([group]);
    expect(await storedOf(group.organizationId)).toMatchObject([
      { outcome: "failure", category: "system", status: 200 },
    ]);
  });

  it("are stored once, however often the job runs", async () => {
    const group = sampleGroup(sampleEvents(20));
    expect(await persistEvents([group])).toEqual({ ...none, inserted: 20 });
    const first = await storedOf(group.organizationId);
    expect(await persistEvents([group])).toEqual({ ...none, duplicates: 20 });
    expect(await storedOf(group.organizationId)).toEqual(first);
  });

  it("may come of several organizations, even under one id", async () => {
    const id = newEventId();
    const groups = [sampleGroup([sampleEvent({ id })]), sampleGroup([sampleEvent({ id })])];
    expect(await persistEvents(groups)).toEqual({ ...none, inserted: 2 });
    for (const { organizationId } of groups) {
      expect(await storedOf(organizationId)).toMatchObject([{ id, organizationId }]);
    }
  });

  it("go to the quarantine, whole, when their id is stored with other content", async () => {
    const organizationId = newOrganizationId();
    const original = sampleEvent();
    const forged = sampleEvent({ id: original.id, action: "delete" });
    await persistEvents([sampleGroup([original], organizationId)]);
    const job = [sampleGroup([sampleEvent(), forged], organizationId)];
    expect(await persistEvents(job)).toEqual({ ...none, inserted: 1, quarantined: 1 });
    await persistEvents(job);

    const quarantined = await database.models.quarantine.find({ organizationId }).lean();
    expect(quarantined.map((record) => JSON.parse(record.event))).toEqual([forged]);
    const stored = await storedOf(organizationId);
    expect(stored.find((event) => event.id === original.id)?.action).toBe("update");
  });

  it.each([
    ["no object", "nonsense"],
    ["no actor", { ...sampleEvent(), actor: undefined }],
    ["a field of the wrong type", { ...sampleEvent(), action: 7 }],
    ["an id that is no UUID", { ...sampleEvent(), id: "z".repeat(36) }],
    ["a time that is none", { ...sampleEvent(), occurredAt: "yesterday" }],
    [
      "a time that no list can show",
      { ...sampleEvent(), occurredAt: "+275760-09-13T00:00:00.000Z" },
    ],
    ["a year alone", { ...sampleEvent(), occurredAt: "2026" }],
    ["an empty action", { ...sampleEvent(), action: "" }],
    ["an action of a book's length", { ...sampleEvent(), action: "a".repeat(3_000) }],
    ["no result", { ...sampleEvent(), status: undefined }],
  ])("do not suffer from one that is unreadable: %s", async (_, unreadable: unknown) => {
    const [first, ...others] = sampleEvents(3);
    const group = { ...sampleGroup([first]), events: [first, unreadable, ...others] };
    const { organizationId } = group;
    expect(await persistEvents([group])).toEqual({ ...none, inserted: 3, deadLetters: 1 });
    expect(await storedOf(organizationId)).toHaveLength(3);

    const letters = await database.models.deadLetters.find({ organizationId }).lean();
    expect(letters).toMatchObject([{ state: "open", attempts: 1, producer: group.producer }]);
    expect(JSON.parse(letters[0]?.event ?? "")).toEqual(JSON.parse(JSON.stringify(unreadable)));
    expect(letters[0]?.reason).not.toBe("");
  });

  it("become dead letters when they are larger than any document", async () => {
    const large = sampleEvent({ metadata: { text: "x".repeat(17_000_000) } });
    const group = sampleGroup([large, sampleEvent()]);
    expect(await persistEvents([group])).toEqual({ ...none, inserted: 1, deadLetters: 1 });
  });

  it("become dead letters when MongoDB refuses them, and leave the others alone", async () => {
    const validator = { action: { $ne: "forbidden" } };
    await database.nativeDb.command({ collMod: "events", validator });
    const group = sampleGroup([sampleEvent(), sampleEvent({ action: "forbidden" })]);
    const summary = await persistEvents([group]);
    await database.nativeDb.command({ collMod: "events", validator: {} });
    expect(summary).toEqual({ ...none, inserted: 1, deadLetters: 1 });
    const letters = await database.models.deadLetters
      .find({ organizationId: group.organizationId })
      .lean();
    expect(letters).toMatchObject([{ reason: "121: Document failed validation" }]);
  });

  it("register their workspaces", async () => {
    const organizationId = newOrganizationId();
    const events = sampleEvents(1);
    await persistEvents([
      sampleGroup([...events, sampleEvent({ workspace: { id: "ws2" } })], organizationId),
    ]);
    const workspaces = await database.models.workspaces.find({ organizationId }).sort("id").lean();
    expect(workspaces.map(({ id, name }) => ({ id, name }))).toEqual([
      { id: "ws1", name: "Production" },
      { id: "ws2", name: undefined },
    ]);
  });

  it("have no end when the organization keeps them for ever", async () => {
    const forEver = await createTestPersistEvents(database, { defaultDays: null });
    const group = sampleGroup(sampleEvents(1));
    await forEver([group]);
    const [document] = await eventCollection(database)
      .find({ "actor.keys": "u1" })
      .sort({ storedAt: -1 })
      .toArray();
    expect(document).not.toHaveProperty("expireAt");
    expect(document?.retention).toEqual({ policyId: "default", version: 1 });
  });
});
