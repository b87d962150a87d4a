/**
 * Sets of characters as tables, so that a scan costs one look-up a character: one entry for each
 * of ASCII and a last one for all others.
 */
export type CharacterSet = Readonly<Uint8Array>;

const BEYOND_ASCII = 128;

function setOf(pattern: RegExp): CharacterSet {
  return Uint8Array.from({ length: BEYOND_ASCII + 1 }, (_, code) =>
    pattern.test(String.fromCharCode(code)) ? 1 : 0,
  );
}

export const ALPHANUMERIC = setOf(/[A-Za-z0-9]/);
/** Base64url, as tokens are mostly written. */
export const TOKEN_CHARACTERS = setOf(/[A-Za-z0-9_-]/);
/** Tokens with dots between their parts. */
export const DOTTED_TOKEN_CHARACTERS = setOf(/[A-Za-z0-9_.-]/);
/** What a path may go on with in the text around it. */
export const PATH_CHARACTERS = setOf(/[^?#\s"'<>`]/);
export const BASE64_CHARACTERS = setOf(/[A-Za-z0-9+/=]/);
/** What may follow `Bearer` (RFC 6750, `b64token`). */
export const CREDENTIAL_CHARACTERS = setOf(/[A-Za-z0-9_.~+/=:-]/);
/** Names of fields, headers, variables and form parameters. */
export const NAME_CHARACTERS = setOf(/[A-Za-z0-9_.%[\]$-]/);
export const BLANKS = setOf(/[ \t]/);
export const WHITE_SPACE = setOf(/\s/);
export const BACKSLASH = setOf(/\\/);

const holds = (set: CharacterSet, code: number) =>
  set[code < BEYOND_ASCII ? code : BEYOND_ASCII] === 1;

/** Whether the character at `index` belongs to the set; false beyond the ends of the text. */
export function isIn(set: CharacterSet, text: string, index: number): boolean {
  return index >= 0 && index < text.length && holds(set, text.charCodeAt(index));
}

/** The end of the run of the set's characters that begins at `start`, at most `limit` long. */
export function runEnd(
  set: CharacterSet,
  text: string,
  start: number,
  limit = text.length,
): number {
  const stop = Math.min(text.length, start + limit);
  let index = start;
  while (index < stop && holds(set, text.charCodeAt(index))) index += 1;
  return index;
}

/** The start of the run of the set's characters that ends before `end`, at most `limit` long. */
export function runStart(set: CharacterSet, text: string, end: number, limit: number): number {
  const stop = Math.max(0, end - limit);
  let index = end;
  while (index > stop && holds(set, text.charCodeAt(index - 1))) index -= 1;
  return index;
}
