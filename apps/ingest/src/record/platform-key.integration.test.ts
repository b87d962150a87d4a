import { createOrganization, createPlatformKey } from "@audit/auth";
import { recordAnswerSchema } from "@audit/types";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  API_KEY_SECRET,
  eventsOf,
  type Ingest,
  ORGANIZATION_ID,
  startIngest,
  validEvent,
} from "../../test/ingest.js";

let ingest: Ingest;
let own: string;
let customer: string;
let platformKey: string;

const createOwned = async (name: string) => {
  const { organizationId } = await createOrganization(ingest.database, {
    name,
    ownerEmail: `owner@${name}.example`,
    ownerPassword: "correct horse battery",
  });
  return organizationId;
};

beforeAll(async () => {
  ingest = await startIngest();
  own = await createOwned("platform");
  customer = await createOwned("customer");
  const input = { name: "platform", organizationId: own };
  const facts = { apiKeySecret: API_KEY_SECRET, now: new Date() };
  ({ secret: platformKey } = await createPlatformKey(ingest.database, input, facts));
});
afterEach(() => ingest.takeJobs());
afterAll(() => ingest.close());

async function send(events: readonly unknown[], key: string, idempotencyKey?: string) {
  const response = await ingest.post(JSON.stringify(events), {
    authorization: `Bearer ${key}`,
    ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
  });
  return recordAnswerSchema.parse(await response.json());
}

describe("a platform key", () => {
  it("records each event for the organization that it names, in one job", async () => {
    const answer = await send(
      [
        validEvent({ organizationId: customer }),
        validEvent(),
        validEvent({ organizationId: customer.toUpperCase() }),
        validEvent({ organizationId: null }),
      ],
      platformKey,
    );
    expect(answer.rejected).toEqual([]);
    const jobs = await ingest.takeJobs();
    expect(jobs).toHaveLength(1);
    const groups = jobs[0]?.groups ?? [];
    expect(groups.map((group) => [group.organizationId, group.events.length])).toEqual([
      [customer, 2],
      [own, 2],
    ]);
    expect(new Set(groups.map((group) => group.producer.keyName))).toEqual(new Set(["platform"]));
    expect(JSON.stringify(groups[0]?.events)).not.toContain("organizationId");
  });

  it("rejects an event of an organization that is none, and records the others", async () => {
    const nobody = "65f0000000000000000000ff";
    const events = [nobody, "customer", 7, customer].map((id) =>
      validEvent({ organizationId: id }),
    );
    const answer = await send(events, platformKey);
    expect(answer.accepted).toMatchObject([{ index: 3 }]);
    const path = "organizationId";
    expect(answer.rejected).toEqual([
      { index: 0, path, message: `must be an organization's id: there is no ${nobody}` },
      { index: 1, path, message: "must be an organization's id, 24 hexadecimal digits" },
      { index: 2, path, message: "must be an organization's id, 24 hexadecimal digits" },
    ]);
    expect(eventsOf(await ingest.takeJobs())).toHaveLength(1);
  });

  it("gives an event the id and the hash that the organization's own key would give", async () => {
    const { text: customersKey } = await ingest.createKey({}, customer);
    const named = [validEvent({ organizationId: customer })];
    const byPlatform = (await send(named, platformKey, "again")).accepted[0]?.id;
    expect((await send([validEvent()], customersKey, "again")).accepted[0]?.id).toBe(byPlatform);
    expect((await send([validEvent()], platformKey, "again")).accepted[0]?.id).not.toBe(byPlatform);
    const [one, two] = eventsOf(await ingest.takeJobs());
    expect(one?.inputHash).toBe(two?.inputHash);
  });
});

describe("any other key", () => {
  it("records no event that names an organization, its own included", async () => {
    const events = [ORGANIZATION_ID, customer, "x", null].map((organizationId) =>
      validEvent({ organizationId }),
    );
    const answer = await send(events, ingest.key.text);
    expect(answer.accepted).toMatchObject([{ index: 3 }]);
    const message = "must be left out: only a platform key may name an organization";
    expect(answer.rejected).toEqual(
      [0, 1, 2].map((index) => ({ index, path: "organizationId", message })),
    );
    expect(eventsOf(await ingest.takeJobs())).toHaveLength(1);
  });
});
