import { filterSchema } from "@audit/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusRange } from "./status-range.js";

const status = fc.integer({ min: 100, max: 599 });

describe("statusRange", { timeout: 30_000 }, () => {
  it.each([
    ["404", { min: 404, max: 404 }],
    ["4xx", { min: 400, max: 499 }],
    ["4XX", { min: 400, max: 499 }],
    ["400-499", { min: 400, max: 499 }],
    ["499-400", { min: 400, max: 499 }],
  ])("reads %s", (text, expected) => {
    expect(statusRange(text)).toEqual(expected);
  });

  it.each([
    "",
    "40",
    "4040",
    "600",
    "099",
    "6xx",
    "4x",
    "4xx-499",
    "400-",
    "-400",
    "400-600",
    " 404",
  ])("reads no status in %j", (text) => {
    expect(statusRange(text)).toBeNull();
  });

  it("gives back what was written", () => {
    fc.assert(
      fc.property(status, status, (one, other) => {
        const [min, max] = one < other ? [one, other] : [other, one];
        expect(statusRange(`${one}`)).toEqual({ min: one, max: one });
        expect(statusRange(`${one}-${other}`)).toEqual({ min, max });
        const hundreds = statusRange(`${Math.floor(one / 100)}xx`);
        expect(hundreds && hundreds.min <= one && one <= hundreds.max).toBe(true);
      }),
    );
  });

  it("reads exactly what a filter accepts, and never throws", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."0123456789xX-".split("")), maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        const filter = filterSchema.safeParse({ terms: [{ field: "status", values: [text] }] });
        expect(statusRange(text) !== null).toBe(filter.success);
      }),
      { numRuns: 2_000 },
    );
  });
});
