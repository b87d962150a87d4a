import { describe, expect, it } from "vitest";
import { fromInputValue, toInputValue } from "./local-date-time.js";

describe("a date and time input", () => {
  it("is read and written in UTC", () => {
    expect(fromInputValue("2026-11-23T16:06", "utc")).toBe("2026-11-23T16:06:00.000Z");
    expect(toInputValue("2026-11-23T17:06:41+01:00", "utc")).toBe("2026-11-23T16:06");
  });

  it("is read and written in the browser's zone", () => {
    const iso = fromInputValue("2026-07-01T09:05", "local");
    expect(iso).toBe(new Date(2026, 6, 1, 9, 5).toISOString());
    expect(toInputValue(iso ?? "", "local")).toBe("2026-07-01T09:05");
  });

  it.each(["", "2026-11-", "yesterday"])("has no value while it holds %j", (value) => {
    expect(fromInputValue(value, "utc")).toBeNull();
    expect(fromInputValue(value, "local")).toBeNull();
  });
});
