import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveRetention } from "./derive-retention.js";

const receivedAt = new Date("2026-01-31T12:34:56.789Z");
const derive = (defaultDays: number | null, event = { occurredAt: receivedAt.toISOString() }) =>
  deriveRetention({ event, receivedAt, policy: { version: 3, defaultDays } });

describe("the retention of an event", () => {
  it("counts the policy's days from receipt, up to the full hour in UTC", () => {
    const until = new Date("2026-03-02T13:00:00.000Z");
    expect(derive(30)).toEqual({
      retention: { policyId: "default", version: 3, until },
      expireAt: until,
      holds: [],
    });
  });

  it("does not round up an hour that is full", () => {
    const hour = new Date("2026-01-31T12:00:00.000Z");
    const { expireAt } = deriveRetention({
      event: { occurredAt: hour.toISOString() },
      receivedAt: hour,
      policy: { version: 1, defaultDays: 1 },
    });
    expect(expireAt).toEqual(new Date("2026-02-01T12:00:00.000Z"));
  });

  it("is for ever without days: there is no end to store", () => {
    expect(derive(null)).toEqual({ retention: { policyId: "default", version: 3 }, holds: [] });
  });

  it("is the same for an event of years ago: nobody back-dates evidence into deletion", () => {
    expect(derive(30, { occurredAt: "2001-01-01T00:00:00.000Z" })).toEqual(derive(30));
  });

  it("is never shorter than the days, and less than an hour longer", () => {
    const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2200-01-01") });
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 36_500 }), (received, days) => {
        const { expireAt } = deriveRetention({
          event: { occurredAt: received.toISOString() },
          receivedAt: received,
          policy: { version: 1, defaultDays: days },
        });
        const kept = (expireAt?.getTime() ?? Number.NaN) - received.getTime() - days * 86_400_000;
        expect(kept).toBeGreaterThanOrEqual(0);
        expect(kept).toBeLessThan(3_600_000);
        expect((expireAt?.getTime() ?? Number.NaN) % 3_600_000).toBe(0);
      }),
    );
  });
});
