import { acceptedEventSchema, EVENT_LIMITS, eventInputSchema } from "@audit/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, context, intake, minimal } from "../../test/samples.js";

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const nested = (depth: number): { a: unknown } =>
  JSON.parse(`${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`);

/** Events that are far too large, each in its own way. */
const LARGE: readonly [what: string, raw: object][] = [
  [
    "a long text in changes",
    { changes: { before: { a: 1 }, after: { text: filled("word ", 300_000) } } },
  ],
  ["two long states", { changes: { before: filled("é", 100_000), after: filled("😀", 100_000) } }],
  ["a long text in metadata", { metadata: { short: "kept", text: filled("word ", 300_000) } }],
  [
    "many keys in metadata",
    { metadata: Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`key${i}`, i])) },
  ],
  ["a long key in metadata", { metadata: { [filled("k", 100_000)]: 1, other: 2 } }],
  [
    "a large object in metadata",
    { metadata: { rows: Array.from({ length: 9_000 }, (_, id) => ({ id, name: "row" })) } },
  ],
  [
    "many unknown keys",
    Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`key${i}`, "value"])),
  ],
  [
    "all of it",
    {
      changes: { before: filled("a", 90_000), after: [filled('"', 90_000)] },
      metadata: { a: filled("\\", 90_000), b: nested(900) },
    },
  ],
  [
    "control characters everywhere",
    {
      actor: {
        type: "user",
        id: filled("\u0001", 256),
        name: filled("\u0001", 256),
        email: filled("\u0001", 320),
        sessionId: filled("\u0001", 256),
        onBehalfOf: { type: "user", id: filled("\u0001", 256), name: filled("\u0001", 256) },
      },
      workspace: { id: filled("\u0001", 256), name: filled("\u0001", 256) },
      resource: {
        type: `${filled("\u0001", 127)}x`,
        id: filled("\u0001", 256),
        name: filled("\u0001", 256),
      },
      targets: Array.from({ length: 20 }, () => ({
        type: `${filled("\u0001", 127)}x`,
        id: filled("\u0001", 256),
        name: filled("\u0001", 256),
      })),
      client: {
        userAgent: filled("\u0001", 2_000),
        forwardedFor: Array.from({ length: 20 }, () => filled("\u0001", 64)),
      },
      request: {
        id: filled("\u0001", 256),
        method: filled("\u0001", 32),
        path: filled("\u0001", 3_000),
        traceId: filled("\u0001", 256),
      },
      reason: filled("\u0001", 3_000),
      error: { code: filled("\u0001", 256), message: filled("\u0001", 5_000) },
      changes: { before: filled("\u0001", 90_000), after: filled("\u0001", 90_000) },
      metadata: { text: filled("\u0001", 90_000) },
      ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [filled(`\u0001${i}`, 300), 1])),
    },
  ],
  [
    "thousands of secrets",
    {
      metadata: { list: Array.from({ length: 3_000 }, () => ({ aVeryLongNameForAPassword: "x" })) },
    },
  ],
  [
    "lone surrogates",
    { reason: filled("\uD800", 3_000), metadata: { text: filled("a\uDC00", 90_000) } },
  ],
];

describe("an event that is too large", () => {
  it.each(LARGE)("is shortened to 64 KiB: %s", (_what, raw) => {
    const event = accepted({ ...minimal, ...raw });
    expect(bytesOf(event)).toBeLessThanOrEqual(EVENT_LIMITS.eventBytes);
    const sent: unknown = JSON.parse(JSON.stringify(event));
    expect(acceptedEventSchema.parse(sent)).toEqual(sent);
    expect(event.warnings?.length).toBeLessThanOrEqual(EVENT_LIMITS.warnings);
    expect(event.warnings?.join()).toMatch(/shortened|left out|more warnings/);
  });

  it("keeps as much as there is room for, and what is small as it is", () => {
    const text = filled("word ", 300_000);
    const event = accepted({
      ...minimal,
      changes: { before: { a: 1 }, after: { text } },
      metadata: { plan: "enterprise", text, list: [1, 2] },
    });
    expect(event.changes?.before).toBe('{"a":1}');
    expect(event.changes?.after).toMatch(/^\{"text":"word word .*…$/);
    expect(event.metadata).toEqual({
      plan: "enterprise",
      text: expect.stringMatching(/^word word .*…$/),
      list: [1, 2],
    });
    expect(bytesOf(event)).toBeGreaterThan(EVENT_LIMITS.eventBytes - 2_048);
    expect(event.warnings).toEqual([
      "changes.after: shortened, the event had more than 65536 bytes",
      "metadata: shortened, the event had more than 65536 bytes",
    ]);
  });

  it("says how many keys were left out", () => {
    const metadata = Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`key${i}`, i]));
    const event = accepted({ ...minimal, metadata });
    const kept = Object.keys(event.metadata ?? {}).length;
    expect(kept).toBeGreaterThan(3_000);
    expect(event.warnings?.at(-1)).toContain(`${9_000 - kept} keys were left out`);
  });

  it("is not touched when it fits exactly", () => {
    const around = bytesOf(accepted({ ...minimal, reason: "", metadata: { text: "" } }));
    const text = filled("x", EVENT_LIMITS.eventBytes - around);
    const fits = accepted({ ...minimal, reason: "", metadata: { text } });
    expect(bytesOf(fits)).toBe(EVENT_LIMITS.eventBytes);
    expect(fits.warnings).toBeUndefined();
    expect(
      accepted({ ...minimal, reason: "", metadata: { text: `${text}x` } }).warnings,
    ).toHaveLength(1);
  });

  it("is within the limit whatever it is made of", { timeout: 60_000 }, () => {
    const piece = fc.string({ unit: "binary", minLength: 1, maxLength: 8 });
    const large = fc.tuple(piece, fc.nat(50_000)).map(([text, length]) => filled(text, length));
    const body = fc.oneof(
      large,
      fc.array(large, { maxLength: 3 }),
      fc.dictionary(piece, large, { maxKeys: 3 }),
    );
    fc.assert(
      fc.property(body, body, body, large, (before, after, extra, reason) => {
        const event = accepted({
          ...minimal,
          changes: { before, after },
          metadata: { extra },
          reason,
          extra,
        });
        expect(bytesOf(event)).toBeLessThanOrEqual(EVENT_LIMITS.eventBytes);
        expect(acceptedEventSchema.safeParse(event).success).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("is accepted however deep it is nested, in every place", { timeout: 60_000 }, () => {
    const deep = nested(8_000);
    const within = { before: deep, id: deep, ip: deep };
    for (const place of Object.keys(eventInputSchema.shape)) {
      for (const value of [deep, within]) {
        const isRequired = ["actor", "resource"].includes(place);
        const raw = isRequired
          ? {
              ...minimal,
              [place]: { ...value, ...minimal[place === "actor" ? "actor" : "resource"] },
            }
          : {
              ...minimal,
              outcome: "success",
              [place]: value,
              ...(place === "outcome" && { status: 200 }),
            };
        const result = intake(raw, context());
        if (place === "action") expect(result.ok).toBe(false);
        else
          expect(result.ok && bytesOf(result.event) <= EVENT_LIMITS.eventBytes, place).toBe(true);
      }
    }
  });
});
