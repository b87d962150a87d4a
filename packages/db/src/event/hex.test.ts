import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeHex } from "./hex.js";

const written = (text: string, bytes: number) => {
  const target = Buffer.alloc(bytes);
  return writeHex(target, 0, bytes, text) ? target.toString("hex") : null;
};

describe("hexadecimal text", () => {
  it("is read as Buffer reads it, with or without dashes, in either case", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), (bytes) => {
        const hex = Buffer.from(bytes).toString("hex");
        expect(written(hex, bytes.length)).toBe(hex);
        expect(written(hex.toUpperCase(), bytes.length)).toBe(hex);
        expect(written(hex.replaceAll(/(....)/g, "$1-"), bytes.length)).toBe(hex);
      }),
    );
  });

  it.each([
    ["too short", "00ff"],
    ["too long", "00ff00ff"],
    ["half a byte", "00ff0"],
    ["no hexadecimal", "00ffzz"],
    ["beyond ASCII", "00ff０0"],
    ["empty", ""],
  ])("is refused when it is %s", (_, text) => {
    expect(written(text, 3)).toBeNull();
  });

  it("goes to its place and no further", () => {
    const target = Buffer.alloc(4);
    expect(writeHex(target, 1, 3, "a1b2")).toBe(true);
    expect(target.toString("hex")).toBe("00a1b200");
  });
});
