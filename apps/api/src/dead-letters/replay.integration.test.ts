import { createDeadLetterRepository } from "@audit/db";
import { createPersistWorker } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import type { PersistGroup } from "@audit/types";
import { describe, expect, it } from "vitest";
import { bearer, call } from "../../test/call.js";
import { runApi } from "../../test/running-api.js";
import { createTenant, eventOf } from "../../test/tenants.js";

const api = await runApi();

/** What the log writes of itself, such as that letters were replayed. */
const isOwn = ({ producer }: PersistGroup) => producer.keyId === "audit";

/** Takes what is queued, as a worker would, until there are so many events of producers. */
async function takeEvents(count: number): Promise<PersistGroup[]> {
  const groups: PersistGroup[] = [];
  const worker = createPersistWorker({
    ...api.queues,
    concurrency: 1,
    logger: createLogger({ service: "worker", level: "silent" }),
    handle: async (job) => {
      groups.push(...job.groups.filter((group) => !isOwn(group)));
    },
  });
  await expect.poll(() => groups.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  await worker.close();
  return groups;
}

describe("replaying dead letters", () => {
  it("queues the events as they were accepted, and closes the letters", async () => {
    const tenant = await createTenant(api.database, "one");
    const headers = bearer(tenant.keys.adminKey);
    const answer = await call(api.server, "deadLetters.replay", { input: {}, headers });
    expect(answer.data).toEqual({ replayed: 2 });

    const groups = await takeEvents(2);
    expect(groups).toHaveLength(2);
    for (const group of groups) {
      expect(group).toMatchObject({
        organizationId: tenant.organizationId,
        producer: { keyId: "k", keyName: "one key" },
        receivedAt: "2026-01-02T03:04:05.678Z",
        events: [{ actor: { id: "one-user" } }],
      });
    }
    const list = await call(api.server, "deadLetters.list", { input: {}, headers });
    expect(list.data).toMatchObject({ items: [{ state: "replayed" }, { state: "replayed" }] });
    const again = await call(api.server, "deadLetters.replay", { input: {}, headers });
    expect(again.data).toEqual({ replayed: 0 });
  });

  it("replays the letters that are named, and none that cannot be read", async () => {
    const tenant = await createTenant(api.database, "two");
    const deadLetters = createDeadLetterRepository(api.database);
    const unreadable = { ...eventOf("two"), actor: "no actor" };
    await deadLetters.put(
      [
        {
          organizationId: tenant.organizationId,
          producer: { keyId: "k", keyName: "two key" },
          receivedAt: new Date(),
          event: unreadable,
          reason: "actor: Invalid input",
        },
      ],
      new Date(),
    );
    const { items } = await deadLetters.list(tenant.organizationId, { limit: 10 });
    const broken = items.find((item) => item.eventId === unreadable.id)?.id ?? "";
    const [first = ""] = tenant.deadLetterIds;

    const headers = bearer(tenant.keys.adminKey);
    const input = { ids: [first, broken, "no such letter"] };
    const answer = await call(api.server, "deadLetters.replay", { input, headers });
    expect(answer.data).toEqual({ replayed: 1 });
    await takeEvents(1);
    const after = await deadLetters.list(tenant.organizationId, { limit: 10 });
    const states = new Map(after.items.map((item) => [item.id, item.state]));
    expect(states.get(first)).toBe("replayed");
    expect(states.get(broken)).toBe("open");
    expect([...states.values()].filter((state) => state === "open")).toHaveLength(2);
  });
});
