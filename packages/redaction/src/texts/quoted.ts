import { BACKSLASH, runEnd, runStart } from "./characters.js";

/** A part of a text; `end` is not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const QUOTES = new Set(['"', "'", "`"]);
const MOST_BACKSLASHES = 64;

/**
 * What stands in quotes at `start`, without the quotes; to the end of the text when they do not
 * close. In JSON that is a string in JSON the quotes bear backslashes: the closing one bears as
 * many as the opening one. Undefined when no quote stands there.
 */
export function quotedSpan(text: string, start: number): Span | undefined {
  const open = runEnd(BACKSLASH, text, start, MOST_BACKSLASHES);
  const quote = text[open];
  if (quote === undefined || !QUOTES.has(quote)) return undefined;
  const backslashes = open - start;
  let close = text.indexOf(quote, open + 1);
  while (close >= 0) {
    const before = runStart(BACKSLASH, text, close, MOST_BACKSLASHES);
    const escapes = close - before;
    const closes = backslashes === 0 ? escapes % 2 === 0 : escapes <= backslashes;
    if (closes) return { start: open + 1, end: backslashes === 0 ? close : before };
    close = text.indexOf(quote, close + 1);
  }
  return { start: open + 1, end: text.length };
}

/** An object or array at `start`, to its closing bracket, or to the end when it does not close. */
export function bracketedSpan(text: string, start: number): Span {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === "{" || character === "[") depth += 1;
    if (character === "}" || character === "]") depth -= 1;
    if (depth === 0) return { start, end: index + 1 };
  }
  return { start, end: text.length };
}
