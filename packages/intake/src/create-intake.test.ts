import { acceptedEventSchema } from "@audit/types";
import { describe, expect, it } from "vitest";
import { accepted, context, intake, minimal, RECEIVED_AT } from "../test/samples.js";

const now = RECEIVED_AT.toISOString();
const long = (length: number) => "x".repeat(length);
const json = (text: string): unknown => JSON.parse(text);

describe("intake", () => {
  it("takes a whole event as it is", () => {
    const event = {
      id: "0190a6b2-7c1e-7f00-8a11-22b3c4d5e6f7",
      occurredAt: "2026-01-31T00:00:00.000Z",
      actor: {
        type: "user",
        id: "ann",
        name: "Ann Example",
        email: "ann@example.com",
        sessionId: "s-1",
        onBehalfOf: { type: "service", id: "billing", name: "Billing" },
      },
      workspace: { id: "w-1", name: "Production" },
      action: "update",
      category: "change",
      resource: { type: "prompt", id: "p-1", name: "Greeting" },
      targets: [{ type: "user", id: "bob", name: "Bob" }],
      status: 200,
      outcome: "success",
      client: { ip: "203.0.113.7", userAgent: "curl/8", forwardedFor: ["203.0.113.7", "10.0.0.1"] },
      request: { id: "r-1", method: "PUT", path: "/v1/prompts/p-1?draft=true", traceId: "t-1" },
      reason: "asked for",
      error: { code: "E1", message: "none" },
      metadata: { plan: "enterprise", seats: 25, tags: ["a", "b"], none: null },
    };
    const changes = { before: { name: "Hi" }, after: { name: "Hello" } };
    expect(accepted({ ...event, changes })).toEqual({
      ...event,
      changes: { before: '{"name":"Hi"}', after: '{"name":"Hello"}' },
      inputHash: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it("takes the least that an event can be", () => {
    expect(accepted(minimal)).toEqual({
      ...minimal,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      occurredAt: now,
      inputHash: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it.each<[what: string, change: object, path: string, message: string]>([
    ["no actor", { actor: undefined }, "actor", "an object with type and id"],
    ["an actor that is a text", { actor: "ann" }, "actor", "an object with type and id"],
    [
      "an unknown type of actor",
      { actor: { type: "robot", id: "r" } },
      "actor.type",
      "one of user, api_key, service, system",
    ],
    [
      "no id of the actor",
      { actor: { type: "user" } },
      "actor.id",
      "a text of 1 to 256 characters",
    ],
    ["a blank id of the actor", { actor: { type: "user", id: " " } }, "actor.id", "a text of 1 to"],
    [
      "an id of the actor that is no text",
      { actor: { type: "user", id: {} } },
      "actor.id",
      "a text",
    ],
    ["no action", { action: undefined }, "action", "a verb of a-z"],
    ["an action that is no verb", { action: "did a thing!" }, "action", "a verb of a-z"],
    ["no resource", { resource: null }, "resource", "an object with a type"],
    ["no type of the resource", { resource: { id: "x" } }, "resource.type", "a text of 1 to 128"],
    [
      "a type that is the log's own",
      { resource: { type: "audit.export" } },
      "resource.type",
      "must not begin with audit.",
    ],
    [
      "the same in disguise",
      { resource: { type: " AUDIT.export" } },
      "resource.type",
      "must not begin with audit.",
    ],
    [
      "a target that is the log's own",
      { targets: [{ type: "user" }, { type: "audit.key" }] },
      "targets.1.type",
      "must not begin with audit.",
    ],
    [
      "neither status nor outcome",
      { status: undefined },
      "status",
      "one of status (an integer from 100 to 599) and outcome",
    ],
    ["a status that is none", { status: 99 }, "status", "an integer from 100 to 599"],
    ["a status that is not whole", { status: 200.5 }, "status", "an integer from 100 to 599"],
    [
      "an outcome that is none",
      { status: null, outcome: "maybe" },
      "outcome",
      "one of success, denied, failure",
    ],
  ])("refuses %s, and says what would be right", (_what, change, path, message) => {
    expect(intake({ ...minimal, ...change }, context())).toEqual({
      ok: false,
      path,
      message: expect.stringContaining(message),
    });
  });

  it.each([[null], ["text"], [7], [[minimal]], [undefined]])("refuses %j as an event", (raw) => {
    expect(intake(raw, context())).toEqual({
      ok: false,
      path: "",
      message: "an event must be a JSON object",
    });
  });

  it("says the id of what it refuses", () => {
    expect(intake({ ...minimal, action: 7, id: "order-7" }, context())).toMatchObject({
      ok: false,
      id: "order-7",
    });
  });

  it.each<[what: string, change: object, expected: object, warning: string]>([
    [
      "an action in upper case",
      { action: "API_Key.Rotate" },
      { action: "api_key.rotate" },
      "action: written in lower case",
    ],
    [
      "an action that is too long",
      { action: long(200) },
      { action: long(128) },
      "action: shortened to 128",
    ],
    [
      "a type of actor in upper case",
      { actor: { type: "USER", id: "a" } },
      { actor: { type: "user", id: "a" } },
      "",
    ],
    [
      "an id of the actor that is too long",
      { actor: { type: "user", id: long(300) } },
      { actor: { type: "user", id: long(256) }, metadata: { "actor.id": long(300) } },
      "actor.id: shortened to 256",
    ],
    [
      "a name that is too long",
      { actor: { type: "user", id: "a", name: long(300) } },
      { actor: { type: "user", id: "a", name: long(256) } },
      "actor.name: shortened to 256",
    ],
    [
      "a name that is a number",
      { actor: { type: "user", id: "a", name: 7 } },
      { actor: { type: "user", id: "a", name: "7" } },
      "actor.name: not a text, kept as text",
    ],
    [
      "a name that is an object",
      { actor: { type: "user", id: "a", name: { first: "A" } } },
      { actor: { type: "user", id: "a", name: '{"first":"A"}' } },
      "actor.name: not a text",
    ],
    [
      "an actor with more",
      { actor: { type: "user", id: "a", team: "x" } },
      { actor: { type: "user", id: "a" }, metadata: { "actor.team": "x" } },
      "actor.team: not a field of an event, kept under metadata",
    ],
    [
      "on behalf of nobody",
      { actor: { type: "user", id: "a", onBehalfOf: "bob" } },
      { actor: { type: "user", id: "a" }, metadata: { "actor.onBehalfOf": "bob" } },
      "actor.onBehalfOf: without a valid type and id",
    ],
    [
      "a workspace that is a text",
      { workspace: "w" },
      { workspace: { id: "w" } },
      "workspace: not an object, taken as the id",
    ],
    [
      "a workspace without an id",
      { workspace: { name: "W" } },
      { metadata: { workspace: { name: "W" } } },
      "workspace: without an id",
    ],
    [
      "a category that is none",
      { category: "misc" },
      { metadata: { category: "misc" } },
      "category: not one of change",
    ],
    [
      "an id of the resource that is a number",
      { resource: { type: "t", id: 7 } },
      { resource: { type: "t", id: "7" } },
      "resource.id: not a text",
    ],
    [
      "one target",
      { targets: { type: "user", id: "b" } },
      { targets: [{ type: "user", id: "b" }] },
      "targets: not a list",
    ],
    [
      "a target without a type",
      { targets: [{ id: "b" }, { type: "user" }] },
      { targets: [{ type: "user" }], metadata: { "targets.0": { id: "b" } } },
      "targets.0: without a type",
    ],
    ["a status that is a text", { status: "404" }, { status: 404 }, "status: a text"],
    [
      "a status that is none beside an outcome",
      { status: "ok", outcome: "success" },
      { outcome: "success", metadata: { status: "ok" } },
      "status: not an integer",
    ],
    [
      "an outcome that is none beside a status",
      { outcome: "meh" },
      { status: 200, metadata: { outcome: "meh" } },
      "outcome: not one of",
    ],
    [
      "an address that is none",
      { client: { ip: "unknown" } },
      { metadata: { "client.ip": "unknown" } },
      "client.ip: not an address",
    ],
    [
      "proxies that are none",
      { client: { forwardedFor: "1.1.1.1, _hidden" } },
      { client: { forwardedFor: ["1.1.1.1", " _hidden"] } },
      "client.forwardedFor.1: not an address, kept as text",
    ],
    [
      "a User-Agent that is too long",
      { client: { userAgent: long(2_000) } },
      { client: { userAgent: long(1_024) } },
      "client.userAgent: shortened to 1024",
    ],
    [
      "a client that is a text",
      { client: "me" },
      { metadata: { client: "me" } },
      "client: not an object",
    ],
    [
      "a request with more",
      { request: { method: "GET", headers: { Accept: "*/*" } } },
      { request: { method: "GET" }, metadata: { "request.headers": { Accept: "*/*" } } },
      "request.headers: not a field",
    ],
    [
      "changes that are a list",
      { changes: [1, 2] },
      { metadata: { changes: [1, 2] } },
      "changes: not an object",
    ],
    [
      "an error that is a text",
      { error: "broken" },
      { error: { message: "broken" } },
      "error: not an object",
    ],
    [
      "an error with a stack",
      { error: { code: 7, stack: "at x" } },
      { error: { code: "7" }, metadata: { "error.stack": "at x" } },
      "error.stack: not a field",
    ],
    [
      "metadata that is a list",
      { metadata: ["a"] },
      { metadata: { metadata: ["a"] } },
      "metadata: not an object",
    ],
    [
      "a key that it does not know",
      { color: "red" },
      { metadata: { color: "red" } },
      "color: not a field of an event, kept under metadata",
    ],
    [
      "such a key when metadata has it too",
      { color: "red", metadata: { color: "blue" } },
      { metadata: { color: "blue", "color (2)": "red" } },
      "color: not a field",
    ],
    [
      "fields that only the system sets",
      { receivedAt: "1999-01-01", organizationId: "x" },
      { metadata: { receivedAt: "1999-01-01", organizationId: "x" } },
      "receivedAt: not a field",
    ],
    [
      "a time that is none",
      { occurredAt: "yesterday" },
      { occurredAt: now, metadata: { occurredAt: "yesterday" } },
      "occurredAt: not a time with an offset",
    ],
    [
      "a time without an offset",
      { occurredAt: "2026-01-31T00:00:00" },
      { occurredAt: now, metadata: { occurredAt: "2026-01-31T00:00:00" } },
      "occurredAt: not a time with an offset",
    ],
    [
      "a day that is not in the calendar",
      { occurredAt: "2026-02-30T00:00:00Z" },
      { occurredAt: now },
      "occurredAt: not a time",
    ],
    [
      "a year that cannot be written",
      { occurredAt: "9999-12-31T23:59:59-12:00" },
      { occurredAt: now },
      "occurredAt: not a time",
    ],
    [
      "a time that is a number",
      { occurredAt: 1_700_000_000 },
      { occurredAt: now, metadata: { occurredAt: 1_700_000_000 } },
      "occurredAt: not a time",
    ],
    [
      "a time more than 5 minutes ahead",
      { occurredAt: "2026-03-01T12:05:00.001Z" },
      { occurredAt: now },
      "occurredAt: 2026-03-01T12:05:00.001Z is over 5 minutes ahead",
    ],
    ["an id that is no UUID", { id: "order-7" }, { metadata: { id: "order-7" } }, "id: not a UUID"],
  ])("keeps %s", (_what, change, expected, warning) => {
    const event = accepted({ ...minimal, ...change });
    expect(event).toMatchObject(expected);
    expect(acceptedEventSchema.parse(event)).toEqual(event);
    if (warning !== "") expect(event.warnings).toContainEqual(expect.stringContaining(warning));
  });

  it.each<[what: string, change: object, expected: object]>([
    [
      "a time in the past",
      { occurredAt: "1987-06-05T04:03:02.1+02:00" },
      { occurredAt: "1987-06-05T02:03:02.100Z" },
    ],
    [
      "a time a little ahead",
      { occurredAt: "2026-03-01T12:05:00Z" },
      { occurredAt: "2026-03-01T12:05:00.000Z" },
    ],
    [
      "29 February",
      { occurredAt: "2024-02-29T00:00:00.123456Z" },
      { occurredAt: "2024-02-29T00:00:00.123Z" },
    ],
    [
      "nothing for null",
      {
        occurredAt: null,
        workspace: null,
        client: null,
        changes: null,
        metadata: null,
        id: null,
        targets: null,
        error: null,
        reason: null,
        request: null,
        category: null,
      },
      {},
    ],
    [
      "an id in upper case",
      { id: "0190A6B2-7C1E-7F00-8A11-22B3C4D5E6F7" },
      { id: "0190a6b2-7c1e-7f00-8a11-22b3c4d5e6f7" },
    ],
    [
      "an address as it should be written",
      { client: { ip: "::FFFF:192.0.2.1" } },
      { client: { ip: "192.0.2.1" } },
    ],
    [
      "proxies as the header has them",
      { client: { forwardedFor: "192.0.2.1:443, [2001:DB8::1]" } },
      { client: { forwardedFor: ["192.0.2.1", "2001:db8::1"] } },
    ],
    [
      "null before a creation",
      { changes: { before: null, after: { a: 1 } } },
      { changes: { before: "null", after: '{"a":1}' } },
    ],
    [
      "a status of a job by its outcome",
      { status: undefined, outcome: "Failure" },
      { outcome: "failure" },
    ],
  ])("takes %s without a word", (_what, change, expected) => {
    const event = accepted({ ...minimal, ...change });
    expect(event).toMatchObject(expected);
    expect(event.warnings).toBeUndefined();
  });

  it("keeps every key of metadata, whatever it means to JavaScript", () => {
    const metadata = json(
      '{"__proto__":{"a":1},"constructor":{"b":2},"a.b":{"$c":3,"__proto__":4}}',
    );
    expect(JSON.stringify(accepted({ ...minimal, metadata }).metadata)).toBe(
      JSON.stringify(metadata),
    );
    const event = accepted(json(`{"__proto__":{"x":1},${JSON.stringify(minimal).slice(1)}`));
    expect(JSON.stringify(event.metadata)).toBe('{"__proto__":{"x":1}}');
    expect(Object.hasOwn({}, "x")).toBe(false);
  });

  it("writes metadata below eight levels as JSON text", () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
    expect(accepted({ ...minimal, metadata: nested(8) }).warnings).toBeUndefined();
    const event = accepted({ ...minimal, metadata: nested(10) });
    expect(JSON.stringify(event.metadata)).toBe(
      JSON.stringify({ a: { a: { a: { a: { a: { a: { a: { a: '{"a":{"a":1}}' } } } } } } } }),
    );
    expect(event.warnings).toEqual(["metadata: kept as JSON text below 8 levels"]);
  });

  it("names at most 50 warnings, and how many more there are", () => {
    const extra = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`k${index}`, index]),
    );
    const { warnings, metadata } = accepted({ ...minimal, ...extra });
    expect(warnings).toHaveLength(50);
    expect(warnings?.at(-1)).toBe("and 21 more warnings");
    expect(Object.keys(metadata ?? {})).toHaveLength(70);
  });
});
