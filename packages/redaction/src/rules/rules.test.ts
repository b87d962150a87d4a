import { describe, expect, it } from "vitest";
import { redact } from "../values/redact.js";
import { createRedactionRules, patternProblem, type RedactionRulesInput } from "./rules.js";

const masked = (value: unknown, rules: Partial<RedactionRulesInput>) =>
  redact(value, {
    path: "metadata",
    rules: createRedactionRules({ names: [], allowedNames: [], patterns: [], ...rules }),
  });

describe("an organization's own names", () => {
  it.each(["homeAddress", "home_address", "HOME-ADDRESS", "home address", "homeaddress"])(
    "mask the values of %s",
    (name) => {
      const value = { person: { [name]: "1 Main Street" } };
      expect(masked(value, { names: ["homeAddress"] }).value).toEqual({
        person: { [name]: "[REDACTED]" },
      });
    },
  );

  it("go for all that lies below, numbers too, and for JSON in texts", () => {
    const value = { salary: { amount: 5, parts: ["a"] }, text: '{"salary":5}', other: 1 };
    expect(masked(value, { names: ["salary"] })).toEqual({
      value: {
        salary: { amount: "[REDACTED]", parts: ["[REDACTED]"] },
        text: '{"salary":"[REDACTED]"}',
        other: 1,
      },
      paths: ["metadata.salary.amount", "metadata.salary.parts.0", "metadata.text.salary"],
    });
  });

  it("leave names alone that only begin alike, or have other digits", () => {
    const value = { salaryBand: "b", line2: "x" };
    expect(masked(value, { names: ["salary", "line1"] })).toEqual({ value, paths: [] });
  });
});

describe("allowed names", () => {
  it("keep what would be masked", () => {
    const value = { token: "green", password: "hunter2hunter2" };
    expect(masked(value, { allowedNames: ["token"] }).value).toEqual({
      token: "green",
      password: "[REDACTED]",
    });
  });

  it("keep no known token, and nothing inside of a secret", () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    const value = { token, password: { token: "green" } };
    const { value: result } = masked(value, { allowedNames: ["token"] });
    expect(JSON.stringify(result)).not.toContain(token);
    expect(result).toMatchObject({ password: { token: "[REDACTED]" } });
  });
});

describe("patterns", () => {
  it("mask what matches, wherever it stands", () => {
    const rules = { patterns: ["EMP-[0-9]{6}"] };
    expect(masked({ note: "moved EMP-123456 and EMP-1" }, rules)).toEqual({
      value: { note: "moved [REDACTED] and EMP-1" },
      paths: ["metadata.note"],
    });
    expect(masked("EMP-123456", rules).value).toBe("[REDACTED]");
  });

  it("take a time that grows with the text alone", () => {
    const rules = { patterns: ["(a+)+b"] };
    const startedAt = performance.now();
    masked({ text: "a".repeat(5_000) }, rules);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("are refused when they cannot be read, or match nothing at all", () => {
    expect(patternProblem("EMP-[0-9]+")).toBeNull();
    expect(patternProblem("(")).toEqual(expect.any(String));
    expect(patternProblem("a*")).toContain("empty");
    expect(() => masked({}, { patterns: ["("] })).toThrow(RangeError);
  });
});

it("without rules nothing changes", () => {
  const value = { token: "abcdefghijklmnop", a: [1, "b"] };
  expect(masked(value, {})).toEqual(redact(value, { path: "metadata" }));
});
