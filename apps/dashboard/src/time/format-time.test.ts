import { describe, expect, it } from "vitest";
import { formatAge, formatMinute, formatTime, formatUtc, timeParts } from "./format-time.js";

const winter = "2026-11-23T16:06:41.123Z";
const summer = "2026-07-01T22:30:00.000Z";

describe("a point in time", () => {
  it("is shown in the zone asked for, with the name that the zone then has", () => {
    expect(formatTime(winter, "Europe/Berlin")).toBe("23 Nov 2026, 17:06:41 CET");
    expect(formatTime(summer, "Europe/Berlin")).toBe("02 Jul 2026, 00:30:00 CEST");
    expect(formatTime(winter, "UTC")).toBe("23 Nov 2026, 16:06:41 UTC");
    expect(formatTime(winter, "Asia/Kolkata")).toContain("21:36:41");
  });

  it("counts midnight as hour 0", () => {
    expect(timeParts("2026-01-01T00:00:00Z", "UTC").time).toBe("00:00:00");
  });

  it("keeps the month at three letters", () => {
    expect(timeParts("2026-09-03T00:00:00Z", "UTC").date).toBe("03 Sep 2026");
  });

  it("has a short form and one for comparing", () => {
    expect(formatMinute(winter, "UTC")).toBe("23 Nov 2026, 16:06 UTC");
    expect(formatUtc("2026-11-23T17:06:41.123+01:00")).toBe("2026-11-23 16:06:41.123 UTC");
  });
});

describe("an age", () => {
  it.each([
    ["2026-11-23T16:06:11.123Z", "30 seconds ago"],
    ["2026-11-23T16:03:41.123Z", "3 minutes ago"],
    ["2026-11-22T15:06:41.123Z", "1 day ago"],
    ["2027-11-23T16:06:41.123Z", "in 1 year"],
  ])("of %s is %s", (iso, age) => {
    expect(formatAge(iso, new Date(winter))).toBe(age);
  });
});
