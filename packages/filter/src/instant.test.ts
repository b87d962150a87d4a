import { AppError, filterInstantSchema } from "@audit/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveInstant } from "./instant.js";

const now = new Date("2026-03-01T12:00:00.000Z");

describe("resolveInstant", { timeout: 30_000 }, () => {
  it.each([
    ["now", "2026-03-01T12:00:00.000Z"],
    ["now-15m", "2026-03-01T11:45:00.000Z"],
    ["now-24h", "2026-02-28T12:00:00.000Z"],
    ["now-90d", "2025-12-01T12:00:00.000Z"],
    ["2026-01-31T02:00:00+02:00", "2026-01-31T00:00:00.000Z"],
    ["2026-01-31T00:00:00.123456Z", "2026-01-31T00:00:00.123Z"],
  ])("reads %s", (text, expected) => {
    expect(resolveInstant(text, now).toISOString()).toBe(expected);
  });

  it.each([
    "",
    "yesterday",
    "now+1h",
    "now-1w",
    "now-1",
    "now-1000000d",
    "2026-02-30T00:00:00Z",
    "2026-01-31",
  ])("refuses %j and says what would be right", (text) => {
    expect(() => resolveInstant(text, now)).toThrow(AppError);
    expect(() => resolveInstant(text, now)).toThrow("such as 2026-01-31T00:00:00Z or now-24h");
  });

  it("gives back the moment that was written", () => {
    const moments = fc.date({
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(resolveInstant(moment.toISOString(), now)).toEqual(moment);
      }),
    );
  });

  it("makes a valid date of everything that a filter accepts, and refuses all else", () => {
    const offset = fc
      .tuple(fc.constantFrom("+", "-"), fc.nat(23), fc.nat(59))
      .map(([sign, hours, minutes]) => `${sign}${pad(hours)}:${pad(minutes)}`);
    const texts = fc.oneof(
      fc
        .tuple(fc.nat(9_999), fc.nat(13), fc.nat(32), fc.nat(24), fc.nat(60), offset)
        .map(
          ([year, month, day, hour, minute, zone]) =>
            `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00${zone}`,
        ),
      fc
        .tuple(fc.nat(9_999_999), fc.constantFrom("m", "h", "d", "w", ""))
        .map((p) => `now-${p.join("")}`),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        if (filterInstantSchema.safeParse(text).success) {
          expect(resolveInstant(text, now).getTime()).not.toBeNaN();
        } else {
          expect(() => resolveInstant(text, now)).toThrow(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
