import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withExactIntegers } from "./exact-integers.js";

const parsed = (json: string): unknown => JSON.parse(withExactIntegers(json));

describe("integers beyond 2^53", () => {
  it.each([
    ['{"id":12345678901234567890}', { id: "12345678901234567890" }],
    ["12345678901234567890", "12345678901234567890"],
    [" -9007199254740992 ", "-9007199254740992"],
    ["[1, 9007199254740993\n,2]", [1, "9007199254740993", 2]],
    ['{"a" : 9007199254740993 }', { a: "9007199254740993" }],
    [
      '["\\"",9007199254740993,"\\\\",9007199254740993]',
      ['"', "9007199254740993", "\\", "9007199254740993"],
    ],
  ])("of %s are texts of the same digits", (json, value) => {
    expect(parsed(json)).toEqual(value);
  });

  it.each([
    "[9007199254740991,-9007199254740991,1234567890123456]",
    "[0.12345678901234567890,1.5,12345678901234567890.5,12345678901234567890e3,1e-12345678901234567890]",
    '{"12345678901234567890":":12345678901234567890,"}',
    '["a, 12345678901234567890 ,","\\",12345678901234567890,\\\\"]',
  ])("are not seen in %s", (json) => {
    expect(withExactIntegers(json)).toBe(json);
  });

  it.each([
    "{12345678901234567890:1}",
    "[012345678901234567890]",
    "[--12345678901234567890]",
    "[x12345678901234567890]",
    "[1 12345678901234567890]",
    '["12345678901234567890,12345678901234567890]',
  ])("make no JSON of %s", (json) => {
    expect(() => parsed(json)).toThrow(SyntaxError);
  });

  it("have their exact digits whatever surrounds them, and nothing else is changed", () => {
    const isOrdinary = (value: unknown): boolean =>
      typeof value !== "number" || !Number.isInteger(value) || Number.isSafeInteger(value);
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[0-9,:"\\[\]{} -]{0,60}$/),
      fc.bigInt().map((value) => `[${value}]`),
    );
    const ordinary = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        text,
        fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true })).filter(isOrdinary),
        fc.constantFrom(null, true, false),
        fc.array(tie("value")),
        fc.dictionary(text, tie("value")),
      ),
    })).value;
    const large = fc
      .bigInt()
      .filter((value) => !Number.isSafeInteger(Number(value)))
      .map(String);
    fc.assert(
      fc.property(ordinary, ordinary, large, fc.constantFrom(0, 2), (one, other, digits, space) => {
        const json = (value: unknown) => JSON.stringify(value, null, space);
        expect(withExactIntegers(json(one))).toBe(json(one));
        const around = `[${json(one)},${digits}, {"a":${digits}},${json(other)}]`;
        expect(withExactIntegers(around)).toBe(
          `[${json(one)},"${digits}", {"a":"${digits}"},${json(other)}]`,
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["digits", "1".repeat(2_000_000)],
    ["spaces", `[1234567890123456,${" ".repeat(2_000_000)}`],
    ["escaped quotes", `[12345678901234567,"${'\\"'.repeat(1_000_000)}`],
    ["numbers", `[${"12345678901234567,".repeat(100_000)}`],
    ["a long text", `["${"x".repeat(4_000_000)}",12345678901234567]`],
  ])("are found in a time that grows with the length of %s", (_what, json) => {
    const start = performance.now();
    withExactIntegers(json);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
