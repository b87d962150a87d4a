import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, cutToJsonBytes } from "./cut.js";
import { flattenBelow, isDeeperThan } from "./depth.js";
import { jsonText } from "./json-text.js";
import { isWellFormed, withoutLoneSurrogates } from "./well-formed.js";

const text = fc.string({ unit: "binary", maxLength: 60 });

describe("cutting a text", { timeout: 30_000 }, () => {
  it("keeps its beginning and no half character", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, limit) => {
        const cut = cutText(whole, limit);
        expect(whole.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(whole.length, limit - 1));
        expect(isWellFormed(cut)).toBe(isWellFormed(whole) || isWellFormed(cut));
      }),
    );
    expect(cutText("a😀", 2)).toBe("a");
  });

  it("fits it into a number of bytes of JSON", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 80 }), (whole, budget) => {
        const cut = cutToJsonBytes(whole, budget);
        expect(Buffer.byteLength(JSON.stringify(cut)) - 2).toBeLessThanOrEqual(budget);
        if (cut !== whole) expect(cut.endsWith("…")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("jsonText", { timeout: 30_000 }, () => {
  it("writes what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(jsonText(value, 1e9)).toBe(JSON.stringify(value));
      }),
    );
  });

  it("stops soon after its limit", () => {
    expect(
      jsonText(
        Array.from({ length: 1_000 }, () => 1),
        100,
      ).length,
    ).toBeLessThan(110);
  });
});

describe("the depth of a value", { timeout: 30_000 }, () => {
  const value = { a: [{ b: [1] }], c: "x" };

  it("is counted in objects and arrays", () => {
    expect([0, 1, 2, 3, 4, 5].map((levels) => isDeeperThan(levels, value))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isDeeperThan(0, "x")).toBe(false);
  });

  it("is cut by writing what lies deeper as JSON text", () => {
    expect(flattenBelow(4, value)).toEqual(value);
    expect(flattenBelow(3, value)).toEqual({ a: [{ b: "[1]" }], c: "x" });
    expect(flattenBelow(1, value)).toEqual({ a: '[{"b":[1]}]', c: "x" });
  });
});

describe("withoutLoneSurrogates", { timeout: 30_000 }, () => {
  it("replaces halves of characters and nothing else", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const repaired: unknown = JSON.parse(withoutLoneSurrogates(JSON.stringify(whole)));
        expect(repaired).toBe(whole.replace(/\p{Surrogate}/gu, "\uFFFD"));
      }),
      { numRuns: 500 },
    );
    expect(withoutLoneSurrogates('"\\\\ud800 \\ud800"')).toBe('"\\\\ud800 \uFFFD"');
  });
});
