import type { OutboxEntry } from "@audit/db";
import { expect, it } from "vitest";
import { createToEntry } from "./own-event.js";

const now = () => new Date("2026-01-02T03:04:05.678Z");
const toEntry = createToEntry({ inputHashSecret: "a secret of the test's own", now });

const own = {
  organizationId: "65f000000000000000000001",
  receivedAt: now(),
  actor: { type: "user", id: "u1" } as const,
  action: "create",
  resource: { type: "audit.api_key" },
};
const origin = {
  ip: "192.0.2.1",
  userAgent: "a browser",
  requestId: "r1",
  method: "POST",
  path: "/trpc/apiKeys.create",
};
const entryOf = (more: object): OutboxEntry => toEntry({ ...own, origin, ...more }, now());

it("an act whose result is not known yet says so, and is no success", () => {
  const { event } = entryOf({ id: "00000000-0000-7000-8000-000000000001" });
  expect(event).toMatchObject({
    id: "00000000-0000-7000-8000-000000000001",
    outcome: "failure",
    reason: expect.stringContaining("not known"),
  });
  expect(event.status).toBeUndefined();
});

it("two reads of one key are one event, wherever they came from", () => {
  const read = { idempotencyKey: "one key", result: { status: 200 } };
  const [one, other] = [entryOf(read), entryOf({ ...read, origin: { ...origin, ip: "::1" } })];
  expect([other.event.id, other.event.inputHash]).toEqual([one.event.id, one.event.inputHash]);
  expect(entryOf({ ...read, idempotencyKey: "another" }).event.id).not.toBe(one.event.id);
});

it("secrets in what is noted are masked, and sizes kept", () => {
  const { event } = entryOf({
    result: { status: 200 },
    notes: { after: { password: "hunter2hunter2" } },
    origin: { ...origin, userAgent: "x".repeat(5_000) },
  });
  expect(JSON.stringify(event)).not.toContain("hunter2");
  expect(event.redacted).toEqual(["changes.after.password"]);
  expect(event.client?.userAgent?.length).toBeLessThanOrEqual(1_024);
});
