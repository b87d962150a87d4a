/** Sets of ASCII characters as tables, so that a scan costs one look-up a character. */
export type CharacterSet = Readonly<Uint8Array>;

function setOf(pattern: RegExp): CharacterSet {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    pattern.test(String.fromCharCode(code)) ? 1 : 0,
  );
}

export const ALPHANUMERIC = setOf(/[A-Za-z0-9]/);
/** Base64url, as tokens are mostly written. */
export const TOKEN_CHARACTERS = setOf(/[A-Za-z0-9_-]/);
/** Tokens with dots between their parts. */
export const DOTTED_TOKEN_CHARACTERS = setOf(/[A-Za-z0-9_.-]/);
export const BASE64_CHARACTERS = setOf(/[A-Za-z0-9+/=]/);
/** What may follow `Bearer` (RFC 6750, `b64token`). */
export const CREDENTIAL_CHARACTERS = setOf(/[A-Za-z0-9_.~+/=:-]/);
/** Names of fields, headers, variables and form parameters. */
export const NAME_CHARACTERS = setOf(/[A-Za-z0-9_.%[\]$-]/);
export const BLANKS = setOf(/[ \t]/);
export const WHITE_SPACE = setOf(/\s/);
export const BACKSLASH = setOf(/\\/);

/** Whether the character at `index` belongs to the set; false beyond the ends of the text. */
export function isIn(set: CharacterSet, text: string, index: number): boolean {
  return set[text.charCodeAt(index)] === 1;
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
  while (index < stop && isIn(set, text, index)) index += 1;
  return index;
}

/** The start of the run of the set's characters that ends before `end`, at most `limit` long. */
export function runStart(set: CharacterSet, text: string, end: number, limit: number): number {
  const stop = Math.max(0, end - limit);
  let index = end;
  while (index > stop && isIn(set, text, index - 1)) index -= 1;
  return index;
}
