import { describe, expect, it } from "vitest";
import { bearerKeyOf } from "./bearer.js";

describe("the key in an Authorization header", () => {
  it.each([
    ["Bearer abc", "abc"],
    ["bearer  abc ", "abc"],
    [undefined, null],
    ["", null],
    ["Bearer", null],
    ["Bearer a b", null],
    ["Basic abc", null],
    ["abc", null],
  ])("of %j is %j", (header, key) => {
    expect(bearerKeyOf(header)).toBe(key);
  });
});
