import { randomUUID } from "node:crypto";
import {
  createApiKeyRepository,
  createEventQueries,
  createEventWriter,
  createMemberWorkspaceRepository,
  toEventDocument,
} from "@audit/db";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../test/open-test-database.js";
import { cookieOf, PASSWORD, PUBLIC_URL } from "../test/people.js";
import { createApiKeyVerifier } from "./api-key/verifier.js";
import { createCallerResolver } from "./caller-resolver.js";
import { addMember } from "./organization/add-member.js";
import { createOrganization } from "./organization/create-organization.js";
import { createSignIn } from "./sign-in/sign-in.js";

const database = await openTestDatabase();
const now = () => new Date();
const secret = "a secret of the test's own, long enough";
const signIn = await createSignIn(database, { publicUrl: PUBLIC_URL, secret, log: () => {} });
const apiKeys = createApiKeyRepository(database);
const verifyApiKey = createApiKeyVerifier({ apiKeys, secret, now });
const resolve = createCallerResolver({ database, signIn, verifyApiKey });
const workspaces = createMemberWorkspaceRepository(database);
const events = createEventQueries(database, { now });
const everything = { terms: [] };

let organizationId: string;
let userId: string;
let cookie: string;

/** Stores an event of today in each workspace; null is none. Gives their ids. */
async function store(names: readonly (string | null)[]): Promise<string[]> {
  const documents = names.map((name) => {
    const event = {
      id: randomUUID(),
      occurredAt: now().toISOString(),
      actor: { type: "user", id: "u" } as const,
      ...(name !== null && { workspace: { id: name } }),
      action: "update",
      resource: { type: "config" },
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
    return { id: event.id, document };
  });
  await createEventWriter(database).insert(documents.map(({ document }) => document));
  return documents.map(({ id }) => id);
}

const callerNow = async () => (await resolve(new Headers({ cookie }), "192.0.2.1")).caller;

beforeAll(async () => {
  ({ organizationId } = await createOrganization(database, {
    name: "One Ltd",
    ownerEmail: "one@example.com",
    ownerPassword: PASSWORD,
  }));
  const email = "member@example.com";
  const role = "member";
  userId = await addMember(database, {
    organizationId,
    role,
    email,
    password: PASSWORD,
    name: "M",
  });
  cookie = await cookieOf(signIn, email);
});

describe("a member", () => {
  it("has no permission without a workspace, and a scope that reads nothing", async () => {
    await store(["ws1", null]);
    const { permissions, readScope } = await callerNow();
    expect(permissions).toEqual(new Set());
    expect((await events.list(readScope, { filter: everything, limit: 10 })).items).toEqual([]);
    expect((await events.count(readScope, everything)).count).toBe(0);
  });

  it("reads, finds and counts what is in the workspaces, and nothing else", async () => {
    const [mine = "", other = "", without = ""] = await store(["ws-a", "ws-b", null]);
    await workspaces.replace(organizationId, userId, [{ workspaceId: "ws-a", role: "auditor" }]);
    const { permissions, readScope } = await callerNow();
    expect(permissions).toContain("audit_logs.list");
    expect(permissions).not.toContain("queues:list");

    const page = await events.list(readScope, { filter: everything, limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual([mine]);
    expect((await events.count(readScope, everything)).count).toBe(1);
    expect((await events.byId(readScope, mine))?.id).toBe(mine);
    expect(await events.byId(readScope, other)).toBeNull();
    expect(await events.byId(readScope, without)).toBeNull();
    const theirs = { terms: [{ field: "workspace" as const, values: ["ws-b"] }] };
    expect((await events.count(readScope, theirs)).count).toBe(0);
    const notMine = { terms: [{ field: "workspace" as const, values: ["ws-a"], negate: true }] };
    expect((await events.count(readScope, notMine)).count).toBe(0);
  });

  it("loses a workspace with the next request", async () => {
    await store(["ws-c"]);
    await workspaces.replace(organizationId, userId, [{ workspaceId: "ws-c", role: "admin" }]);
    expect((await events.count((await callerNow()).readScope, everything)).count).toBe(1);
    await workspaces.replace(organizationId, userId, []);
    const { permissions, readScope } = await callerNow();
    expect(permissions).toEqual(new Set());
    expect((await events.count(readScope, everything)).count).toBe(0);
  });
});
