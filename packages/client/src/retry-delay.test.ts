import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { readRetryAfterMs, retryDelayMs } from "./retry-delay.js";
import { SDK } from "./version.js";

describe("the delay before a retry", () => {
  it.each([
    [0, 0, 50, 100],
    [1, 0, 100, 200],
    [3, 0, 400, 800],
    [30, 0, 5_000, 10_000],
    [0, 2_000, 2_050, 2_100],
  ])("of attempt %i after Retry-After %i lies from %i to %i ms", (attempt, after, least, most) => {
    expect(retryDelayMs(attempt, after, () => 0)).toBe(least);
    expect(retryDelayMs(attempt, after, () => 1)).toBe(most);
  });
});

describe("a Retry-After header", () => {
  const now = Date.parse("2026-01-31T00:00:00Z");
  it.each([
    [null, 0],
    ["3", 3_000],
    ["0", 0],
    ["Sat, 31 Jan 2026 00:00:05 GMT", 5_000],
    ["Fri, 30 Jan 2026 00:00:00 GMT", 0],
    ["soon", 0],
    ["-1", 0],
  ])("%j means %i ms", (header, milliseconds) => {
    expect(readRetryAfterMs(header, now)).toBe(milliseconds);
  });
});

it("tells ingest this package's version", () => {
  expect(SDK).toBe(`audit-client-js/${packageJson.version}`);
});
