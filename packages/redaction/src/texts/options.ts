import { SpanMasker } from "../mask.js";
import { verdictOf } from "../names/verdict.js";
import { isSecretText } from "../secret-values.js";
import { quotedSpan } from "./quoted.js";

const OPTION = /(?<![^\s"'`=(])--?([A-Za-z][\w-]{1,63})[ \t]{1,4}(?=[^\s-])/g;
const VALUE_END = /[\s"'`]/g;

/** What follows an option's name in a sentence about it, not in a command. */
const PROSE =
  /^(?:is|was|are|must|may|can|cannot|has|have|needs?|requires?|required|should|and|or|to|for|with|in|not|option|flag|argument|parameter|value|expects?|does|given|missing)\b/i;

/** Masks what follows the option of a secret's name in a command line: `--password …`. */
export function maskOptions(text: string): string {
  const masker = new SpanMasker(text);
  OPTION.lastIndex = 0;
  for (let match = OPTION.exec(text); match; match = OPTION.exec(text)) {
    const verdict = verdictOf(match[1] ?? "");
    if (verdict.masks === "nothing") continue;
    const start = OPTION.lastIndex;
    VALUE_END.lastIndex = start;
    const span = quotedSpan(text, start) ?? {
      start,
      end: VALUE_END.exec(text)?.index ?? text.length,
    };
    const near = text.slice(span.start, Math.min(span.end, span.start + 1_024));
    if (PROSE.test(near) || !isSecretText(verdict, near)) continue;
    masker.mask(span.start, span.end);
    OPTION.lastIndex = span.end;
  }
  return masker.result();
}
