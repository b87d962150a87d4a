import { describe, expect, it } from "vitest";
import { outcomeOf } from "./outcome.js";

describe("the outcome of an event", () => {
  it.each([
    [100, "success"],
    [200, "success"],
    [204, "success"],
    [302, "success"],
    [399, "success"],
    [400, "failure"],
    [401, "denied"],
    [402, "failure"],
    [403, "denied"],
    [404, "failure"],
    [429, "failure"],
    [500, "failure"],
    [599, "failure"],
  ])("of status %i is %s", (status, outcome) => {
    expect(outcomeOf({ status })).toBe(outcome);
  });

  it("is what the producer says, with or without a status", () => {
    expect(outcomeOf({ status: 200, outcome: "denied" })).toBe("denied");
    expect(outcomeOf({ outcome: "failure" })).toBe("failure");
  });

  it("is never made up", () => {
    expect(() => outcomeOf({})).toThrow("neither status nor outcome");
  });
});
