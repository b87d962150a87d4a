import { SpanMasker } from "../mask.js";

const ACCESS_KEY_ID = /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/;
const WHOLE_ACCESS_KEY_ID = /^A[KS]IA[A-Z0-9]{16}$/;
const SECRET_ACCESS_KEY = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g;
const HEX_DIGEST = /^[0-9a-f]+$/i;

/** Whether a text is an AWS access key id and nothing else. */
export const isAccessKeyId = (text: string): boolean =>
  text.length === 20 && WHOLE_ACCESS_KEY_ID.test(text);

/**
 * Masks what has the length of an AWS secret access key in a text that names an access key id.
 * Alone such a key cannot be told from a hash; digests in hex stay.
 */
export function maskAccessKeys(text: string): string {
  if (!ACCESS_KEY_ID.test(text)) return text;
  const masker = new SpanMasker(text);
  for (const match of text.matchAll(SECRET_ACCESS_KEY)) {
    if (!HEX_DIGEST.test(match[0])) masker.mask(match.index, match.index + match[0].length);
  }
  return masker.result();
}
