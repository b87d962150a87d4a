import { createOrganizationSettingsRepository } from "@audit/db";
import type { OrganizationSettings } from "@audit/types";
import { afterAll, expect, it } from "vitest";
import { ORGANIZATION_ID, startIngest, validEvent } from "../../test/ingest.js";

const ingest = await startIngest();
afterAll(() => ingest.close());

const event = validEvent({
  metadata: { salary: 5_000, note: "EMP-17" },
  client: { ip: "192.0.2.77" },
});

async function storedAs() {
  const response = await ingest.post(JSON.stringify(event));
  expect(response.status).toBe(202);
  const [job] = await ingest.takeJobs();
  return job?.groups[0]?.events[0];
}

it("what an organization calls secret is masked before it is queued, within five seconds", async () => {
  expect(await storedAs()).toMatchObject({
    metadata: { salary: 5_000, note: "EMP-17" },
    client: { ip: "192.0.2.77" },
  });

  const settings: OrganizationSettings = {
    redaction: { names: ["salary"], allowedNames: [], patterns: ["EMP-[0-9]+"] },
    clientIp: "truncate",
  };
  const repository = createOrganizationSettingsRepository(ingest.database);
  await repository.replace(ORGANIZATION_ID, settings, new Date());
  await expect.poll(storedAs, { timeout: 5_000, interval: 500 }).toMatchObject({
    metadata: { salary: "[REDACTED]", note: "[REDACTED]" },
    client: { ip: "192.0.2.0" },
    redacted: ["metadata.salary", "metadata.note"],
  });
});
