import { addMember } from "@audit/auth";
import { createOutbox } from "@audit/db";
import { createPersistWorker } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import type { PersistGroup } from "@audit/types";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bearer, call, definitionOf, QUERY_PROCEDURES } from "../../test/call.js";
import { PUBLIC_URL, type RunningApi, runApi } from "../../test/running-api.js";
import { cookieOf } from "../../test/sign-in.js";
import { createTenant, PASSWORD, type Tenant } from "../../test/tenants.js";

const api: RunningApi = await runApi();
const { server, database, queues } = api;

/** What came through the queue, as the worker would get it. */
const received: PersistGroup[] = [];
const worker = createPersistWorker({
  ...queues,
  concurrency: 1,
  logger: createLogger({ service: "worker", level: "silent" }),
  handle: async ({ groups }) => void received.push(...groups),
});
afterAll(() => worker.close());

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant(database, "tenant");
});
beforeEach(() => {
  received.length = 0;
});

const eventsOf = (type: string) =>
  received.flatMap(({ events }) => events).filter((event) => event.resource.type === type);

async function untilReceived(type: string, count: number) {
  await expect.poll(() => eventsOf(type).length, { timeout: 5_000 }).toBe(count);
  return eventsOf(type);
}

const keyInput = { name: "billing", scopes: ["events:write"] };

describe("a change", () => {
  it("stands in the log with who, what, from where, and the state after it; never the secret", async () => {
    const headers = { ...bearer(tenant.keys.adminKey), "user-agent": "a test" };
    const answer = await call(server, "apiKeys.create", { input: keyInput, headers });
    expect(answer.code).toBe("OK");
    const [event] = await untilReceived("audit.api_key", 1);
    expect(event).toMatchObject({
      action: "create",
      actor: { type: "api_key", name: "First admin key" },
      resource: { type: "audit.api_key", name: "billing" },
      outcome: "success",
      status: 200,
      client: { ip: "127.0.0.1", userAgent: "a test" },
    });
    expect(JSON.parse(event?.changes?.after ?? "")).toMatchObject(keyInput);
    const [group] = received;
    expect(group).toMatchObject({
      organizationId: tenant.organizationId,
      producer: { keyId: "audit", service: "audit" },
    });
    const secret = /adt_w_\w{11}_(\w{43})/.exec(answer.text)?.[1] ?? "no secret";
    expect(JSON.stringify(received)).not.toContain(secret);
  });

  it("stands there as denied when the caller may not", async () => {
    const headers = bearer(tenant.keys.readKey);
    const answer = await call(server, "apiKeys.revoke", { input: { id: "x" }, headers });
    expect(answer.code).toBe("FORBIDDEN");
    expect(await untilReceived("audit.api_key", 1)).toMatchObject([
      { action: "revoke", outcome: "denied", status: 403, actor: { name: "First read key" } },
    ]);
  });

  it("stands there as a failure when it fails, with what the caller was told", async () => {
    const headers = bearer(tenant.keys.adminKey);
    await call(server, "apiKeys.revoke", { input: { id: "unknown" }, headers });
    expect(await untilReceived("audit.api_key", 1)).toMatchObject([
      {
        resource: { id: "unknown" },
        outcome: "failure",
        status: 404,
        error: { message: expect.stringContaining("unknown") },
      },
    ]);
  });

  it("has the states before and after", async () => {
    const { organizationId, ownerEmail } = tenant;
    const email = "mary@tenant.example";
    const person = { name: "Mary", email, password: PASSWORD, organizationId };
    const userId = await addMember(database, { ...person, role: "auditor" });
    const headers = { cookie: await cookieOf(server, ownerEmail) };
    await call(server, "members.setRole", { input: { userId, role: "operator" }, headers });
    const [event] = await untilReceived("audit.member", 1);
    expect(event).toMatchObject({
      action: "update",
      actor: { type: "user", email: ownerEmail, sessionId: expect.any(String) },
      resource: { id: userId, name: email },
    });
    expect(JSON.parse(event?.changes?.before ?? "")).toMatchObject({ role: "auditor" });
    expect(JSON.parse(event?.changes?.after ?? "")).toMatchObject({ role: "operator" });
  });

  it("is none when the input is malformed", async () => {
    const headers = bearer(tenant.keys.adminKey);
    const answer = await call(server, "apiKeys.create", { input: { name: 7 }, headers });
    expect(answer.code).toBe("BAD_REQUEST");
    expect(await createOutbox(database).count()).toBe(0);
  });
});

it("every procedure that changes something says what it is called in the log", () => {
  const unnamed = QUERY_PROCEDURES.filter((path) => {
    const { type, meta } = definitionOf(path);
    return type === "mutation" && !meta?.act;
  });
  expect(unnamed).toEqual([]);
});

describe("a read", () => {
  const filter = (value: string) => ({ filter: { terms: [{ field: "action", values: [value] }] } });

  it("is one event for each key and filter, whatever page of it", async () => {
    const headers = bearer(tenant.keys.readKey);
    for (const limit of [1, 2, 3]) {
      await call(server, "events.list", { input: { ...filter("one"), limit }, headers });
    }
    await call(server, "events.list", { input: filter("two"), headers });
    await call(server, "events.count", { input: filter("one"), headers });
    const events = await untilReceived("audit.log", 3);
    expect(events.map(({ metadata }) => metadata)).toEqual([
      { procedure: "events.list", input: JSON.stringify(filter("one")) },
      { procedure: "events.list", input: JSON.stringify(filter("two")) },
      { procedure: "events.count", input: JSON.stringify(filter("one")) },
    ]);
    expect(events[0]).toMatchObject({ action: "read", actor: { name: "First read key" } });
  });

  it("is told when it is refused", async () => {
    const headers = bearer(tenant.keys.writeKey);
    await call(server, "events.list", { input: filter("three"), headers });
    expect(await untilReceived("audit.log", 1)).toMatchObject([{ outcome: "denied", status: 403 }]);
  });
});

describe("a session", () => {
  it("begins and ends in the log, with the person", async () => {
    const cookie = await cookieOf(server, tenant.ownerEmail);
    const [login] = await untilReceived("audit.session", 1);
    expect(login).toMatchObject({
      action: "login",
      outcome: "success",
      actor: { type: "user", email: tenant.ownerEmail },
      client: { ip: expect.stringMatching(/^\d+(\.\d+){3}$/) },
    });
    await server.inject({
      method: "POST",
      url: "/api/auth/sign-out",
      headers: { cookie, origin: PUBLIC_URL, "content-type": "application/json" },
      payload: "{}",
    });
    expect((await untilReceived("audit.session", 2))[1]).toMatchObject({
      action: "logout",
      actor: { email: tenant.ownerEmail, sessionId: expect.any(String) },
    });
  });

  it("that is refused stands there too, without the password", async () => {
    const { organizationId } = tenant;
    const email = "victor@tenant.example";
    const role = "auditor";
    await addMember(database, { name: "V", email, password: PASSWORD, role, organizationId });
    await server.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { origin: PUBLIC_URL, "content-type": "application/json" },
      payload: JSON.stringify({ email: "Victor@tenant.example", password: "a wrong password" }),
    });
    expect(await untilReceived("audit.session", 1)).toMatchObject([
      { action: "login", outcome: "denied", status: 401, actor: { email } },
    ]);
    expect(JSON.stringify(received)).not.toContain("a wrong password");
  });
});
