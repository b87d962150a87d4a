import fc from "fast-check";
import { mongo } from "mongoose";
import { describe, expect, it } from "vitest";
import { parseCursor, printCursor } from "./cursor.js";

const position = fc.record({
  occurredAt: fc.date({ noInvalidDate: true }),
  _id: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => new mongo.Binary(bytes)),
});

describe("a cursor", () => {
  it("gives back the position it was made of, and fits into a URL", () => {
    fc.assert(
      fc.property(position, (made) => {
        const cursor = printCursor(made);
        expect(cursor).toMatch(/^[\w-]{34}$/);
        const read = parseCursor(cursor);
        expect(read.occurredAt).toEqual(made.occurredAt);
        expect(Buffer.from(read._id.value())).toEqual(Buffer.from(made._id.value()));
      }),
    );
  });

  it.each([
    "",
    "garbage",
    "AQ",
    "A".repeat(34),
    `${printCursor({ occurredAt: new Date(0), _id: new mongo.Binary(Buffer.alloc(16)) })}=`,
    `f${printCursor({ occurredAt: new Date(0), _id: new mongo.Binary(Buffer.alloc(16)) }).slice(1)}`,
    `AX${"_".repeat(32)}`,
  ])("is not %j", (text) => {
    expect(() => parseCursor(text)).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        message: expect.stringContaining("cursor"),
      }),
    );
  });

  it("is refused as invalid input when it is anything else, never otherwise", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        try {
          expect(printCursor(parseCursor(text))).toBe(text);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid_input" });
        }
      }),
    );
  });
});
