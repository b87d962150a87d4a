import { acceptedEventSchema } from "@audit/types";
import { describe, expect, it } from "vitest";
import { accepted, minimal, RECEIVED_AT } from "../test/samples.js";

const now = RECEIVED_AT.toISOString();
const long = (length: number) => "x".repeat(length);

describe("a detail that is not in order", () => {
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
      "an id of the actor that is a number",
      { actor: { type: "user", id: 7 } },
      { actor: { type: "user", id: "7" } },
      "actor.id: not a text, kept as text",
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
    [
      "a target of a type that is the log's own",
      { targets: [{ type: "user" }, { type: " Audit.key", id: "k" }, { type: "label" }] },
      {
        targets: [{ type: "user" }, { type: "label" }],
        metadata: { "targets.1": { type: " Audit.key", id: "k" } },
      },
      "targets.1: of a type beginning with audit., which is the log's own, kept under metadata",
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
      { client: { forwardedFor: ["1.1.1.1", "_hidden"] } },
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
  ])("never refuses an event: %s", (_what, change, expected, warning) => {
    const event = accepted({ ...minimal, ...change });
    expect(event).toMatchObject(expected);
    expect(acceptedEventSchema.parse(event)).toEqual(event);
    if (warning !== "") expect(event.warnings).toContainEqual(expect.stringContaining(warning));
  });

  it("is one of at most 50 in the warnings, with how many more there are", () => {
    const extra = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`k${index}`, index]),
    );
    const { warnings, metadata } = accepted({ ...minimal, ...extra });
    expect(warnings).toHaveLength(50);
    expect(warnings?.at(-1)).toBe("and 21 more warnings");
    expect(Object.keys(metadata ?? {})).toHaveLength(70);
  });
});
