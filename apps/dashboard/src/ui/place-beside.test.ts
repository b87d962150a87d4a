import { describe, expect, it } from "vitest";
import { placeBeside } from "./place-beside.js";

const window = { width: 1000, height: 800 };
const popup = { width: 300, height: 400 };
const buttonAt = (left: number, top: number) => ({
  left,
  right: left + 100,
  top,
  bottom: top + 32,
});

describe("a pop-up", () => {
  it("goes under its button", () => {
    expect(placeBeside(buttonAt(200, 100), popup, window)).toEqual({
      left: 200,
      top: 138,
      maxHeight: 654,
    });
  });

  it("stays within the window at the right and the left", () => {
    expect(placeBeside(buttonAt(900, 100), popup, window).left).toBe(692);
    expect(placeBeside(buttonAt(5, 100), { ...popup, width: 990 }, window).left).toBe(8);
  });

  it("goes above where there is no room below", () => {
    const place = placeBeside(buttonAt(200, 740), popup, window);
    expect(place).toEqual({ left: 200, bottom: 66, maxHeight: 726 });
  });

  it("stays below while there is room enough to scroll in", () => {
    expect(placeBeside(buttonAt(200, 420), { width: 300, height: 700 }, window).top).toBe(458);
  });
});
