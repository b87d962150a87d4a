const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;

/** The first characters of a text, at most `limit` UTF-16 units; never half a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
  return text.slice(0, end);
}

const ELLIPSIS = "…";

/** Bytes that a character takes in JSON in UTF-8; half a pair is counted with its other half. */
function jsonBytesOf(code: number): number {
  if (code === 0x22 || code === 0x5c) return 2;
  if (code < 0x20) return 6;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  // A lone surrogate is written as an escape of six bytes, a pair as four bytes.
  return code >= 0xd800 && code <= 0xdfff ? 6 : 3;
}

/**
 * The text cut so that it takes at most `budget` bytes inside a JSON string in UTF-8, with an
 * ellipsis at its end when it was cut.
 */
export function cutToJsonBytes(text: string, budget: number): string {
  let bytes = 0;
  let end = 0;
  for (let index = 0; index < text.length; index += 1) {
    bytes += jsonBytesOf(text.charCodeAt(index));
    if (bytes > budget) return cutText(text, end) + (budget >= 3 ? ELLIPSIS : "");
    if (bytes <= budget - 3) end = index + 1;
  }
  return text;
}
