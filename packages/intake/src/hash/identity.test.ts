import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, minimal } from "../../test/samples.js";
import { ByteWriter } from "./byte-writer.js";
import { writeCanonical } from "./write-canonical.js";

const json = (text: string): unknown => JSON.parse(text);

const writer = new ByteWriter(new Uint8Array());

function canonicalText(value: unknown): string {
  writer.restart();
  writeCanonical(writer, value);
  return Buffer.from(writer.written).toString("latin1");
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe("the canonical bytes", { timeout: 30_000 }, () => {
  it("is the same whatever the order of the keys", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(canonicalText(reversed(value))).toBe(canonicalText(value));
      }),
    );
  });

  it("is the same after a way through JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalText(json(JSON.stringify(value)))).toBe(canonicalText(value));
      }),
    );
  });

  it("differs for values that differ", () => {
    const small = fc.jsonValue({ maxDepth: 2, depthSize: "small" });
    fc.assert(
      fc.property(small, small, (one, other) => {
        const isSame = canonicalText(one) === canonicalText(other);
        expect(isSame).toBe(canonicalText(reversed(one)) === canonicalText(reversed(other)));
        if (isSame) expect(json(JSON.stringify(one))).toEqual(json(JSON.stringify(other)));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [[1, 2], [12]],
    [["a", "b"], ["ab"]],
    [["a"], "a"],
    [[], {}],
    [[[]], [[], []]],
    [{ a: "b" }, ["a", "b"]],
    [
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ],
    [1, "1"],
    [null, "z"],
    [true, "t"],
    [{ a: null }, {}],
    ["n1;", 1],
    [["s1:a"], ["a"]],
  ])("differs for %j and %j", (one, other) => {
    expect(canonicalText(one)).not.toBe(canonicalText(other));
  });

  it("sorts few keys and many", () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}`);
    const of = (names: readonly string[]) =>
      canonicalText(Object.fromEntries(names.map((n) => [n, n])));
    expect(of(keys.toReversed())).toBe(of(keys));
    expect(of(keys.slice(0, 9).toReversed())).toBe(of(keys.slice(0, 9)));
  });

  it("takes any depth", () => {
    const value = json(`${'{"a":['.repeat(30_000)}1${"]}".repeat(30_000)}`);
    expect(canonicalText(value).length).toBeGreaterThan(100_000);
  });
});

describe("the hash and the id of an event", { timeout: 30_000 }, () => {
  const hashOf = (raw: object) => accepted({ ...minimal, ...raw }).inputHash;

  it("are the same when the same event is sent again, with its keys in another order", () => {
    const raw = { ...minimal, metadata: { a: 1, b: { c: 2, d: 3 } } };
    const retry = reversed(raw);
    const options = { idempotencyKey: "key", index: 3 };
    const [first, second] = [accepted(raw, options), accepted(retry, options)];
    expect([second.id, second.inputHash]).toEqual([first.id, first.inputHash]);
    expect(first.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("differ by organization, key and place", () => {
    const options = { idempotencyKey: "key", index: 0, organizationId: "65f000000000000000000001" };
    const ids = [
      options,
      { ...options, idempotencyKey: "key1" },
      { ...options, index: 1 },
      { ...options, index: 11 },
      { ...options, idempotencyKey: "key1", index: 1 },
      { ...options, organizationId: "65f000000000000000000002" },
    ].map((one) => accepted(minimal, one).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("does not count the id, nor when it is received", () => {
    const id = "0190a6b2-7c1e-7f00-8a11-22b3c4d5e6f7";
    expect(hashOf({ id })).toBe(hashOf({}));
    expect(hashOf({ id: id.toUpperCase() })).toBe(hashOf({ id }));
    expect(accepted(minimal, { receivedAt: new Date(0) }).inputHash).toBe(hashOf({}));
  });

  it("counts all else as it was sent, before secrets are masked and texts shortened", () => {
    const hashes = [
      {},
      { metadata: {} },
      { metadata: { password: "a" } },
      { metadata: { password: "b" } },
      { metadata: { id: "a" } },
      { reason: "x".repeat(5_000) },
      { reason: "x".repeat(5_001) },
      { action: "UPDATE" },
      { occurredAt: "2026-01-01T00:00:00Z" },
      { occurredAt: "2026-01-01T00:00:00.000Z" },
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("are derived from an id that is no UUID, always the same", () => {
    const [one, again, other] = ["order-7", "order-7", "order-8"].map(
      (id) => accepted({ ...minimal, id }).id,
    );
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(accepted({ ...minimal, id: 7 }).id).toBe(accepted({ ...minimal, id: 7 }).id);
    expect(
      accepted({ ...minimal, id: "order-7" }, { organizationId: "65f000000000000000000002" }).id,
    ).not.toBe(one);
    expect(accepted({ ...minimal, id: "order-7" }, { idempotencyKey: "key" }).id).toBe(one);
  });

  it("are new for every event without an id and a key", () => {
    expect(accepted(minimal).id).not.toBe(accepted(minimal).id);
  });
});
