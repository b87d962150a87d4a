/** Every integer beyond 2^53 has so many digits, and most bodies have no such run at all. */
const LONG_RUN = /[0-9]{16}/;

/** Where a long integer may stand as a value; most long runs are parts of hashes and ids in texts. */
const LIKELY_INTEGER = /(?:^|[:,[])[\t\n\r ]*-?[1-9][0-9]{15,}[\t\n\r ]*(?:[,\]}]|$)/;

/**
 * A text, which is passed over, or a long integer that stands as a value: not as a key, and not
 * within a fraction or an exponent. A text need not end, so that no search begins anew within it.
 */
const TEXT_OR_INTEGER =
  /"[^"\\]*(?:\\.[^"\\]*)*"?|(?<![\w.+-])-?[1-9][0-9]{15,}(?=[\t\n\r ]*(?:[,\]}]|$))/gs;

const isExact = (token: string) => token.startsWith('"') || Number.isSafeInteger(Number(token));

/**
 * JSON with its integers beyond 2^53 as texts of the same digits, since `JSON.parse` would round
 * them silently: two ids could become one. All else stays as it is, and what was no JSON is none
 * afterwards.
 */
export function withExactIntegers(json: string): string {
  if (!LONG_RUN.test(json) || !LIKELY_INTEGER.test(json)) return json;
  return json.replace(TEXT_OR_INTEGER, (token) => (isExact(token) ? token : `"${token}"`));
}
