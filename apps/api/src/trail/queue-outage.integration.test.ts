import { createApiKeyRepository, createOutbox } from "@audit/db";
import { createPersistWorker } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import { startOwnRedis } from "@audit/test-kit/own-databases";
import type { AcceptedEvent } from "@audit/types";
import { afterAll, expect, it } from "vitest";
import { bearer, call } from "../../test/call.js";
import { runApi } from "../../test/running-api.js";
import { createTenant } from "../../test/tenants.js";

const redis = await startOwnRedis();
afterAll(() => redis.remove());
const { server, database, queues } = await runApi({ redisUrl: redis.url });
const tenant = await createTenant(database, "tenant");

it("while the queue is away nothing is changed, and reads go on and are told of later", async () => {
  await redis.stop();
  const change = await call(server, "apiKeys.create", {
    input: { name: "unrecorded", scopes: ["events:write"] },
    headers: bearer(tenant.keys.adminKey),
  });
  expect(change.code).toBe("SERVICE_UNAVAILABLE");
  const keys = await createApiKeyRepository(database).list(tenant.organizationId);
  expect(keys.map(({ name }) => name)).not.toContain("unrecorded");

  const read = await call(server, "events.list", {
    input: {},
    headers: bearer(tenant.keys.readKey),
  });
  expect(read.code).toBe("OK");
  expect(await createOutbox(database).count()).toBe(1);

  await redis.start();
  const received: AcceptedEvent[] = [];
  const worker = createPersistWorker({
    ...queues,
    concurrency: 1,
    logger: createLogger({ service: "worker", level: "silent" }),
    handle: async ({ groups }) => void received.push(...groups.flatMap(({ events }) => events)),
  });
  await expect.poll(() => received.length, { timeout: 15_000 }).toBe(1);
  await worker.close();
  expect(received).toMatchObject([{ action: "read", actor: { name: "First read key" } }]);
  await expect.poll(() => createOutbox(database).count()).toBe(0);
});
