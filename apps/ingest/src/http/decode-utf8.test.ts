import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "./decode-utf8.js";

const AROUND_A_PIECE = [0, 1, 1_000, 1_022, 1_023, 1_024, 1_025, 2_047, 5_000];

describe("decodeUtf8", () => {
  it.each(["a", "é", "€", "😀", "\uFEFF"])("keeps %j wherever it stands", (character) => {
    for (const before of AROUND_A_PIECE) {
      for (const after of AROUND_A_PIECE) {
        const text = "x".repeat(before) + character + "y".repeat(after);
        expect(decodeUtf8(Buffer.from(text))).toBe(text);
      }
    }
    const many = character.repeat(5_000);
    expect(decodeUtf8(Buffer.from(many))).toBe(many);
  });

  it("replaces what is no UTF-8 as Node does", () => {
    const broken = [[0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0x80], [0xff, 0xff], [0xed, 0xa0]];
    for (const bytes of broken) {
      for (const before of AROUND_A_PIECE) {
        for (const after of [0, 1, 3_000]) {
          const body = Buffer.concat([
            Buffer.alloc(before, "x"),
            Buffer.from(bytes),
            Buffer.alloc(after, "y"),
          ]);
          expect(decodeUtf8(body)).toBe(body.toString("utf8"));
        }
      }
    }
  });

  it("reads any bytes as Node does", () => {
    for (let length = 0; length < 4_000; length += 97) {
      const body = randomBytes(length);
      expect(decodeUtf8(body)).toBe(body.toString("utf8"));
    }
  });
});
