import type { NameVerdict } from "../names/verdict.js";
import { isSecretNumber, isSecretText } from "../secret-values.js";
import type { AssignedName } from "./assignment-names.js";
import { BLANKS, isIn, runEnd, WHITE_SPACE } from "./characters.js";
import { bracketedSpan, quotedSpan, type Span } from "./quoted.js";
import { mayBeToken } from "./token-like.js";

const MOST_BLANKS = 16;
/** What is looked at to decide; what is masked goes to the value's end. */
const DECISIVE_CHARACTERS = 1_024;

const head = (text: string, span: Span) =>
  text.slice(span.start, Math.min(span.end, span.start + DECISIVE_CHARACTERS));

function indexOfAny(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

const WORDS_ONLY = /^[A-Za-z]?[a-z]*(?:[-._/][A-Za-z]?[a-z]*)*$/;
const TRAILING_MARKS = /[.,;:!?)\]}]+$/;

const ONLY_DIGITS = new Set<NameVerdict["masks"]>(["digits", "cards"]);

/** In prose (`password: must be …`) a value is a secret only when it is not a word. */
function isSecretLike(name: AssignedName, value: string): boolean {
  if (!isSecretText(name.verdict, value)) return false;
  return ONLY_DIGITS.has(name.verdict.masks) || (value.length >= 6 && !WORDS_ONLY.test(value));
}

function proseValue(text: string, start: number, name: AssignedName): Span | undefined {
  const quoted = quotedSpan(text, start);
  if (quoted) return isSecretText(name.verdict, head(text, quoted)) ? quoted : undefined;
  const tokenEnd = indexOfAny(/[\s"'<>`]/g, text, start);
  const near = text.slice(start, Math.min(tokenEnd, start + DECISIVE_CHARACTERS));
  const value = near.replace(TRAILING_MARKS, "");
  if (!isSecretLike(name, value)) return undefined;
  return { start, end: value.length < near.length ? start + value.length : tokenEnd };
}

const JSON_SCALAR_END = /[,}\]\s]/g;
const JSON_LITERAL = /^(?:null|true|false)$/;

/** These say nothing of an object as a whole. */
const OF_LISTS = new Set<NameVerdict["below"]>(["arrays", "values"]);

/** `"password": …` in JSON that could not be parsed. */
function jsonValue(text: string, start: number, { verdict }: AssignedName): Span | undefined {
  const quoted = quotedSpan(text, start);
  if (quoted) return isSecretText(verdict, head(text, quoted)) ? quoted : undefined;
  if (text[start] === "[" || (text[start] === "{" && !OF_LISTS.has(verdict.below))) {
    return verdict.below === "nothing" ? undefined : bracketedSpan(text, start);
  }
  const span = { start, end: indexOfAny(JSON_SCALAR_END, text, start) };
  const scalar = head(text, span);
  if (scalar === "" || scalar.startsWith("{") || JSON_LITERAL.test(scalar)) return undefined;
  const number = Number(scalar);
  const isSecret = Number.isNaN(number)
    ? isSecretText(verdict, scalar)
    : isSecretNumber(verdict, number);
  return isSecret ? span : undefined;
}

const LINE_END = /[\r\n"'`]/g;
const LINE = /[^\r\n"'`]*/;
const SCHEME =
  /^(?:bearer|basic|digest|token|api-?key|negotiate|ntlm|hawk|signature|aws4-hmac-sha256|sharedkey|oauth)[\s,]/i;

/** `Authorization: Bearer …`, `Cookie: a=b; c=d`: the whole line. */
function headerValue(text: string, start: number, name: AssignedName): Span | undefined {
  const [line = ""] = LINE.exec(text.slice(start, start + DECISIVE_CHARACTERS)) ?? [];
  const isHeader = name.verdict.below === "values" ? SCHEME.test(line) : line.includes("=");
  if (!isHeader) return proseValue(text, start, name);
  return { start, end: indexOfAny(LINE_END, text, start) };
}

const NAME_START = /[\s({[,;"'`?&]/;

function valueAfterColon(text: string, separator: number, name: AssignedName): Span | undefined {
  const next = text[separator + 1] ?? "";
  if (/[:=/]/.test(next) || text[separator - 1] === ":") return undefined;
  const start = runEnd(WHITE_SPACE, text, separator + 1, MOST_BLANKS);
  if (name.quoted) return jsonValue(text, start, name);
  const begins = name.start === 0 || NAME_START.test(text[name.start - 1] ?? "");
  if (!begins) return undefined;
  const { verdict } = name;
  const isHeader = verdict.masks === "texts" && ["values", "everything"].includes(verdict.below);
  return isHeader ? headerValue(text, start, name) : proseValue(text, start, name);
}

/** `&`, white space and quotes end a value; `,` and `;` only before another assignment or the end. */
const VALUE_END = /[&\s"'<>`]|[;,](?=\s*(?:$|[\w .%-]{1,64}=))/g;
const SCHEME_AND_BLANK = /^(?:bearer|basic|digest|token|api-?key)(?:[ +]|%20)$/i;

function valueAfterEquals(text: string, separator: number, name: AssignedName): Span | undefined {
  let first = separator + 1;
  if (/[=>]/.test(text[first] ?? "")) first += 1;
  const start = runEnd(BLANKS, text, first, MOST_BLANKS);
  if (name.verdict.masks === "nothing") return queryValue(text, start, name);
  if (start > first || name.spaced) return proseValue(text, start, name);
  const quoted = quotedSpan(text, start);
  if (quoted) return isSecretText(name.verdict, head(text, quoted)) ? quoted : undefined;
  let end = indexOfAny(VALUE_END, text, start);
  if (isIn(BLANKS, text, end) && SCHEME_AND_BLANK.test(text.slice(start, end + 1))) {
    end = indexOfAny(VALUE_END, text, end + 1);
  }
  return isSecretText(name.verdict, head(text, { start, end })) ? { start, end } : undefined;
}

/** Slashes and dots divide the codes of some issuers. */
const NOT_OF_TOKENS = /%[0-9a-f]{2}|[/.]/gi;

function queryValue(text: string, start: number, name: AssignedName): Span | undefined {
  if (!/[?&;]/.test(text[name.start - 1] ?? "")) return undefined;
  const span = { start, end: indexOfAny(VALUE_END, text, start) };
  const value = head(text, span).replace(NOT_OF_TOKENS, "-");
  const isSecret = name.ofQuery === "signature" ? value.length >= 8 : mayBeToken(value);
  return isSecret ? span : undefined;
}

/** `<password>…</password>`, with or without a namespace. */
function elementValue(text: string, separator: number, name: AssignedName): Span | undefined {
  if (!/[<:]/.test(text[name.start - 1] ?? "") || name.spaced || name.quoted) return undefined;
  const close = text.indexOf("<", separator + 1);
  const span = { start: separator + 1, end: close < 0 ? text.length : close };
  return isSecretText(name.verdict, head(text, span).trim()) ? span : undefined;
}

/** Where the secret stands that a text assigns to a name; undefined when it is none. */
export function secretAfter(text: string, separator: number, name: AssignedName): Span | undefined {
  const character = text[separator];
  if (character === "=") return valueAfterEquals(text, separator, name);
  if (character === ":") return valueAfterColon(text, separator, name);
  return elementValue(text, separator, name);
}
