import { SpanMasker } from "../mask.js";
import { CREDENTIAL_CHARACTERS, runEnd } from "./characters.js";

const SCHEME = /\b(bearer|basic)(?:\s{1,4}|%20|\+)/gi;

/** `Bearer token`, `Basic authentication`, `Bearer realm="…"`: a sentence or a challenge. */
const WORD = /^(?:[A-Za-z]?[a-z]*[.:]*|[a-z_]+=)$/;

/** Whether a text is base64 of `user:password` (RFC 7617). */
function isBasicCredential(text: string): boolean {
  try {
    return atob(text.slice(0, 1_024).replace(/[-_].*$/, "")).includes(":");
  } catch {
    return false;
  }
}

function isCredential(scheme: string, text: string): boolean {
  if (text.length < 8 || WORD.test(text)) return false;
  return scheme.toLowerCase() === "bearer" || text.length >= 16 || isBasicCredential(text);
}

/** Masks what follows `Bearer` and `Basic` as the headers `Authorization` and the like have it. */
export function maskCredentials(text: string): string {
  const masker = new SpanMasker(text);
  SCHEME.lastIndex = 0;
  for (let match = SCHEME.exec(text); match; match = SCHEME.exec(text)) {
    const start = SCHEME.lastIndex;
    const end = runEnd(CREDENTIAL_CHARACTERS, text, start);
    if (isCredential(match[1] ?? "", text.slice(start, end))) {
      masker.mask(start, end);
      SCHEME.lastIndex = end;
    }
  }
  return masker.result();
}
