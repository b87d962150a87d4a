import { beforeAll, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { newOrganizationId, sampleEvent, sampleProducer } from "../../test/samples.js";
import { migrate } from "../migrations/migrate.js";
import { createQuarantine } from "./quarantine.js";

const database = await openTestDatabase();
const quarantine = createQuarantine(database);
beforeAll(() => migrate(database));

it("keeps each content that came under an id once, whole", async () => {
  const organizationId = newOrganizationId();
  const conflict = (event = sampleEvent()) => ({
    organizationId,
    producer: sampleProducer,
    receivedAt: new Date("2026-01-31T00:00:00.000Z"),
    event,
  });
  const first = conflict();
  const other = conflict(sampleEvent({ id: first.event.id, action: "delete" }));
  const before = await quarantine.count();
  await quarantine.put([first], new Date("2026-01-31T00:00:01.000Z"));
  await quarantine.put([first, other, first], new Date("2026-01-31T00:00:02.000Z"));

  const records = await database.models.quarantine
    .find({ organizationId })
    .sort({ quarantinedAt: 1 })
    .lean();
  expect(records.map((record) => JSON.parse(record.event))).toEqual([first.event, other.event]);
  expect(await quarantine.count()).toBe(before + 2);
  expect(records[0]).toMatchObject({
    eventId: first.event.id,
    inputHash: first.event.inputHash,
    producer: sampleProducer,
    receivedAt: first.receivedAt,
    quarantinedAt: new Date("2026-01-31T00:00:01.000Z"),
  });
});
