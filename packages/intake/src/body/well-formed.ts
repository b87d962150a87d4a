/** Half a surrogate pair, which UTF-8 cannot write and BSON would not store. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export const isWellFormed = (text: string): boolean => !LONE_SURROGATE.test(text);

const LONE_SURROGATES = new RegExp(LONE_SURROGATE, "gu");
const REPLACEMENT = "\uFFFD";

/** The text with the replacement character for each half of a pair. */
export const wellFormed = (text: string): string => text.replace(LONE_SURROGATES, REPLACEMENT);

/** An escape of JSON: `JSON.stringify` writes lone surrogates so, and pairs as they are. */
const ESCAPE = /\\(?:u(d[89a-f][0-9a-f]{2})|.)/gs;

/**
 * JSON text without lone surrogates; the replacement character stands for each, as it would after
 * MongoDB had stored it.
 */
export function withoutLoneSurrogates(json: string): string {
  return json.replace(ESCAPE, (whole, surrogate?: string) => (surrogate ? REPLACEMENT : whole));
}
