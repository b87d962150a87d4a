import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, cutToJsonBytes } from "./cut.js";
import { flattenBelow } from "./depth.js";
import { jsonText } from "./json-text.js";
import { isWellFormed, withoutLoneSurrogates } from "./well-formed.js";

const text = fc.string({ unit: "binary", maxLength: 60 });

describe("cutting a text", () => {
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

describe("jsonText", () => {
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

describe("flattenBelow", () => {
  it("gives the same value when nothing is too deep", () => {
    const value = { a: [{ b: [1] }], c: "x" };
    expect(flattenBelow(value, 4).value).toBe(value);
  });

  it("writes what is too deep as JSON text, in objects and arrays", () => {
    const value = { a: [{ b: [1] }], c: "x" };
    expect(flattenBelow(value, 3)).toEqual({ value: { a: [{ b: "[1]" }], c: "x" }, cut: true });
    expect(flattenBelow(value, 1)).toEqual({ value: { a: '[{"b":[1]}]', c: "x" }, cut: true });
  });
});

describe("withoutLoneSurrogates", () => {
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
