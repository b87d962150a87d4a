import { isAscii } from "node:buffer";

const PIECE_BYTES = 1_024;
const LAST_ASCII = 0x7f;

/**
 * A body in UTF-8 as text, the same as `toString("utf8")` gives. That takes ten times longer for a
 * body as soon as a single character is not ASCII, and in a body of many events one is. So only
 * the pieces around such characters are decoded, and the others are copied.
 */
export function decodeUtf8(body: Buffer): string {
  let text = "";
  let start = 0;
  while (start < body.length) {
    let end = Math.min(start + PIECE_BYTES, body.length);
    // A character of several bytes has none of ASCII: no piece ends within one.
    while (end < body.length && (body[end] ?? 0) > LAST_ASCII) end += 1;
    const piece = body.subarray(start, end);
    text += piece.toString(isAscii(piece) ? "latin1" : "utf8");
    start = end;
  }
  return text;
}
