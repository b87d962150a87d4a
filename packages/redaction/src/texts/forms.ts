import { SpanMasker } from "../mask.js";
import { verdictOf } from "../names/verdict.js";
import { isSecretText } from "../secret-values.js";

/** `name="…"` at the end of a part's `Content-Disposition`, then what other headers it has. */
const PART =
  /\bname="([^"\r\n]{1,64})"(?:;[^\r\n]{0,256})?(?:\r?\n[\w-]{1,64}:[^\r\n]{0,256}){0,4}\r?\n\r?\n/g;
const BOUNDARY = /\r?\n--/g;
const LINE_END = /\r?\n|$/g;
const DECISIVE_CHARACTERS = 1_024;

function indexOfAny(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Masks the parts of `multipart/form-data` (RFC 7578) that bear a secret's name. */
export function maskFormParts(text: string): string {
  PART.lastIndex = 0;
  let match = PART.exec(text);
  if (!match) return text;
  const masker = new SpanMasker(text);
  let boundary = -1;
  for (; match; match = PART.exec(text)) {
    const verdict = verdictOf(match[1] ?? "");
    if (verdict.masks === "nothing") continue;
    const start = PART.lastIndex;
    // Searched for once, however many parts come before it.
    if (boundary < start) boundary = indexOfAny(BOUNDARY, text, start);
    // Without a boundary the text was cut, or is no form: the line at least.
    const end = boundary < text.length ? boundary : indexOfAny(LINE_END, text, start);
    const near = text.slice(start, Math.min(end, start + DECISIVE_CHARACTERS));
    if (!isSecretText(verdict, near)) continue;
    masker.mask(start, end);
    PART.lastIndex = end;
  }
  return masker.result();
}
