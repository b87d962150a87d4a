import { randomUUID } from "node:crypto";
import type { AcceptedEvent } from "@audit/types";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import type { Database } from "../connection/connect.js";
import { migrate } from "../migrations/migrate.js";
import { createOutbox, type OutboxEntry } from "./outbox-repository.js";

const organizationId = "65f000000000000000000001";
const start = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(start + seconds * 1_000);

const eventOf = (reason: string, id: string = randomUUID()): AcceptedEvent => ({
  id,
  occurredAt: at(0).toISOString(),
  actor: { type: "user", id: "u1" },
  action: "create",
  resource: { type: "audit.api_key", id: "k1" },
  outcome: "success",
  reason,
  changes: { after: '{"$where":1,"a.b":2}' },
  inputHash: "0".repeat(32),
});

const entryOf = (dueSeconds: number, event: AcceptedEvent = eventOf("")): OutboxEntry => ({
  organizationId,
  producer: { keyId: "audit", keyName: "Audit" },
  receivedAt: at(0),
  event,
  dueAt: at(dueSeconds),
});

let database: Database;
const outbox = () => createOutbox(database);

beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database);
});
beforeEach(async () => {
  await database.models.outbox.deleteMany({});
});

it("gives what is due, the longest due first, as it was put", async () => {
  const [late, early, future] = [entryOf(2), entryOf(1), entryOf(10)];
  await outbox().put([late, early, future]);
  expect(await outbox().due(at(5), 10)).toEqual([early, late]);
  expect(await outbox().due(at(5), 1)).toEqual([early]);
  expect(await outbox().count()).toBe(3);
});

it("replaces an entry that is there, and none that is not", async () => {
  const entry = entryOf(60);
  await outbox().put([entry]);
  const finished = entryOf(1, eventOf("done", entry.event.id));
  expect(await outbox().replace(finished)).toBe(true);
  expect(await outbox().due(at(5), 10)).toEqual([finished]);
  expect(await outbox().replace(entryOf(1))).toBe(false);
  expect(await outbox().count()).toBe(1);
});

it("keeps one entry of an event, however often it is put", async () => {
  const entry = entryOf(1);
  await outbox().put([entry]);
  await outbox().put([entry]);
  expect(await outbox().due(at(5), 10)).toEqual([entry]);
});

it("takes away what was read, but not what was replaced since", async () => {
  const [gone, replaced] = [entryOf(1), entryOf(2)];
  await outbox().put([gone, replaced]);
  const read = await outbox().due(at(5), 10);
  const newer = entryOf(3, eventOf("done", replaced.event.id));
  await outbox().replace(newer);
  await outbox().remove(read);
  expect(await outbox().due(at(5), 10)).toEqual([newer]);
});
