import { describe, expect, it } from "vitest";
import { createRandom, createWeightedPicker } from "./random.js";

describe("a source of chance", () => {
  it("repeats itself for the same seed and differs for the next one", () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.below(1_000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it("fills its range evenly", () => {
    const random = createRandom(1);
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 100_000; index += 1) {
      const digit = random.below(10);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});

describe("a weighted picker", () => {
  it("draws in proportion to the weights and never what weighs nothing", () => {
    const pick = createWeightedPicker([
      ["never", 0],
      ["often", 3],
      ["seldom", 1],
    ] as const);
    const random = createRandom(3);
    const drawn = Array.from({ length: 10_000 }, () => pick(random));
    const often = drawn.filter((item) => item === "often").length;
    expect(drawn).not.toContain("never");
    expect(Math.abs(often - 7_500)).toBeLessThan(250);
  });

  it("refuses weights that are all zero", () => {
    expect(() => createWeightedPicker([["nothing", 0]])).toThrow("no weight is above zero");
  });
});
