import { randomUUID } from "node:crypto";
import {
  createApiKeyRepository,
  createEventQueries,
  createEventWriter,
  toEventDocument,
} from "@audit/db";
import type { ApiKeyInput } from "@audit/types";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../test/open-test-database.js";
import { PASSWORD, PUBLIC_URL } from "../test/people.js";
import { newKey } from "./api-key/new-key.js";
import { createApiKeyVerifier } from "./api-key/verifier.js";
import { createCallerResolver } from "./caller-resolver.js";
import { createOrganization } from "./organization/create-organization.js";
import { createSignIn } from "./sign-in/sign-in.js";

const database = await openTestDatabase();
const now = () => new Date();
const secret = "a secret of the test's own, long enough";
const signIn = await createSignIn(database, { publicUrl: PUBLIC_URL, secret, log: () => {} });
const apiKeys = createApiKeyRepository(database);
const verifyApiKey = createApiKeyVerifier({ apiKeys, secret, now });
const resolve = createCallerResolver({ database, signIn, verifyApiKey });
const events = createEventQueries(database, { now });
const everything = { terms: [] };

let organizationId: string;
let ids: Readonly<Record<string, string>>;

/** Stores an event of this type of resource in this workspace; gives its id. */
async function store(type: string, workspaceId: string | null): Promise<string> {
  const event = {
    id: randomUUID(),
    occurredAt: now().toISOString(),
    actor: { type: "user", id: "u" } as const,
    ...(workspaceId !== null && { workspace: { id: workspaceId } }),
    action: "update",
    resource: { type },
    inputHash: "0".repeat(32),
  };
  const document = toEventDocument(event, {
    organizationId,
    producer: { keyId: "k", keyName: "a key" },
    receivedAt: now(),
    storedAt: now(),
    category: "change",
    outcome: "success",
    retention: { policyId: "default", version: 1 },
    holds: [],
  });
  await createEventWriter(database).insert([document]);
  return event.id;
}

async function readerOf(narrow: Partial<ApiKeyInput>) {
  const { record, text } = newKey(
    { name: "reader", scopes: ["audit_logs.list"], ...narrow },
    { organizationId, createdBy: "olivia@example.com", createdAt: now(), secret },
  );
  await apiKeys.insert(record);
  const { caller } = await resolve(new Headers({ authorization: `Bearer ${text}` }), "192.0.2.1");
  const list = await events.list(caller.readScope, { filter: everything, limit: 10 });
  const { count } = await events.count(caller.readScope, everything);
  expect(count).toBe(list.items.length);
  return { caller, listed: list.items.map(({ id }) => id) };
}

beforeAll(async () => {
  ({ organizationId } = await createOrganization(database, {
    name: "One Ltd",
    ownerEmail: "one@example.com",
    ownerPassword: PASSWORD,
  }));
  ids = {
    configIn1: await store("config", "w1"),
    modelIn1: await store("model", "w1"),
    configIn2: await store("config", "w2"),
    config: await store("config", null),
  };
});

describe("a key that may read", () => {
  it("one workspace reads, finds and counts what is in it", async () => {
    const { caller, listed } = await readerOf({ workspaceId: "w1" });
    expect(new Set(listed)).toEqual(new Set([ids.configIn1, ids.modelIn1]));
    expect((await events.byId(caller.readScope, ids.configIn1 ?? ""))?.id).toBe(ids.configIn1);
    expect(await events.byId(caller.readScope, ids.configIn2 ?? "")).toBeNull();
    expect(await events.byId(caller.readScope, ids.config ?? "")).toBeNull();
    expect(caller.restrictions).toMatchObject({ workspaceId: "w1" });
  });

  it("some types of resource reads those", async () => {
    const { listed } = await readerOf({ resourceTypes: ["model", "prompt"] });
    expect(listed).toEqual([ids.modelIn1]);
  });

  it("both reads what is of both", async () => {
    const { listed } = await readerOf({ workspaceId: "w2", resourceTypes: ["config"] });
    expect(listed).toEqual([ids.configIn2]);
    expect((await readerOf({ workspaceId: "w2", resourceTypes: ["model"] })).listed).toEqual([]);
  });

  it("everything reads everything", async () => {
    const { caller, listed } = await readerOf({});
    expect(listed).toHaveLength(4);
    expect(caller.readScope.baseFilter).toBeNull();
  });
});
