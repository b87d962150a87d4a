import { describe, expect, it } from "vitest";
import { quantile, spread } from "./statistics.js";

describe("statistics of repetitions", () => {
  it("takes the middle of an odd number and between the two of an even one", () => {
    expect(spread([3, 1, 2]).median).toBe(2);
    expect(spread([4, 1, 3, 2]).median).toBe(2.5);
  });

  it("keeps both ends and the number of repetitions", () => {
    expect(spread([0.6, 0.4, 0.5])).toEqual({ median: 0.5, min: 0.4, max: 0.6, n: 3 });
  });

  it("sorts numbers as numbers", () => {
    expect(quantile([10, 9, 100], 1)).toBe(100);
  });

  it("interpolates a high quantile", () => {
    expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
  });

  it("says NaN of nothing, so that an empty run cannot look like zero", () => {
    expect(spread([]).median).toBeNaN();
  });
});
