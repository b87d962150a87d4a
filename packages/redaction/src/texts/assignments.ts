import { SpanMasker } from "../mask.js";
import { nameBefore } from "./assignment-names.js";
import { secretAfter } from "./assignment-values.js";

const SEPARATOR = /[=:>]/g;

/**
 * Masks values that a text assigns to secret names: query strings, forms, headers, connection
 * strings, `.env` and YAML lines, XML elements, and JSON that cannot be parsed because it was cut
 * or stands amid other text.
 */
export function maskAssignments(text: string): string {
  const masker = new SpanMasker(text);
  SEPARATOR.lastIndex = 0;
  for (let match = SEPARATOR.exec(text); match; match = SEPARATOR.exec(text)) {
    const name = nameBefore(text, match.index);
    const span = name && secretAfter(text, match.index, name);
    if (span) {
      masker.mask(span.start, span.end);
      SEPARATOR.lastIndex = Math.max(span.end, SEPARATOR.lastIndex);
    }
  }
  return masker.result();
}
