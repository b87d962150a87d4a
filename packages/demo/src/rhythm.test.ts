import { describe, expect, it } from "vitest";
import { createTimeline, hourOfWeek, presence } from "./rhythm.js";

describe("the working week", () => {
  it("counts hours from Monday 00:00 UTC", () => {
    expect(hourOfWeek(Date.parse("2026-11-23T00:30:00Z"))).toBe(0);
    expect(hourOfWeek(Date.parse("2026-11-22T23:59:59Z"))).toBe(167);
  });

  it("has people at work by their own clock, and few at night and on Saturday", () => {
    const mondayTenUtc = 10;
    expect(presence(mondayTenUtc, 0)).toBeGreaterThan(0.9);
    expect(presence(mondayTenUtc, -8)).toBeLessThan(0.1);
    expect(presence(5 * 24 + 10, 0)).toBeLessThan(0.1);
  });
});

describe("a timeline", () => {
  it("gives each hour its share, within the bounds and in order", () => {
    const fromMs = Date.parse("2026-11-23T00:00:00Z");
    const untilMs = fromMs + 2 * 3_600_000;
    const weights = [3, 1, ...new Array<number>(166).fill(0)];
    const timeAt = createTimeline({ fromMs, untilMs, weights });
    const times = Array.from({ length: 1_000 }, (_, index) => timeAt(index / 1_000));

    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times[0]).toBe(fromMs);
    expect(times.at(-1)).toBeLessThan(untilMs);
    expect(times.filter((time) => time < fromMs + 3_600_000)).toHaveLength(750);
  });
});
