/** Longer names are judged by their end, where the word that decides stands. */
const LONGEST_NAME = 256;

const PLAIN_LOWER = /^[a-z]+$/;
const ASCII = /^[ -~]*$/;
const ASCII_WORDS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
const WORDS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+/gu;
const MARKS_AND_FORMATS = /[\p{M}\p{Cf}]/gu;

/**
 * A name's words in lower case, whatever its casing: `userPassword`, `user_password`,
 * `USER-PASSWORD`, `user.Password1` and `user[password]` all give `user`, `password`. Digits
 * divide words and are dropped; accents and compatibility forms are folded.
 */
export function wordsOf(name: string): string[] {
  const end = name.slice(-LONGEST_NAME);
  if (PLAIN_LOWER.test(end)) return [end];
  const words = ASCII.test(end)
    ? end.match(ASCII_WORDS)
    : end.normalize("NFKD").replace(MARKS_AND_FORMATS, "").match(WORDS);
  return (words ?? []).map((word) => word.toLowerCase());
}
