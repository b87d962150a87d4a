import { describe, expect, it } from "vitest";
import { accepted, minimal, RECEIVED_AT } from "../test/samples.js";

const now = RECEIVED_AT.toISOString();
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
    ["a method", { request: { method: "put" } }, { request: { method: "PUT" } }],
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
});
