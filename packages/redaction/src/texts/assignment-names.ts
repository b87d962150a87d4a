import { type NameVerdict, verdictOf } from "../names/verdict.js";
import { BACKSLASH, BLANKS, isIn, NAME_CHARACTERS, runStart } from "./characters.js";
import { percentDecoded } from "./percent-encoding.js";

/** A name that a text assigns something to. */
export interface AssignedName {
  readonly verdict: NameVerdict;
  /** Where the name begins, without its quote. */
  readonly start: number;
  /** In quotes, as JSON has it. */
  readonly quoted: boolean;
  /** White space stands between the name and its separator. */
  readonly spaced: boolean;
  /** Short names of query strings, whose values are secrets when they look like it. */
  readonly ofQuery: "no" | "maybe" | "signature";
}

const LONGEST_NAME = 64;
const MOST_BLANKS = 8;
/** As many as a quote bears in JSON in a string, six strings deep. */
const MOST_BACKSLASHES = 64;
const QUOTES = /["'`]/;

/**
 * One of these stands in every name that can be a secret's, so that most names need not be judged.
 */
const SECRET_STEM =
  /pass|pwd|pw\b|psw|secret|token|key|auth|cred|cookie|jwt|[cx]srf|bearer|wort|senha|contrase|conn|phrase|mnemonic|saml|assertion|verifier|sess|code|pin|otp|cv[vc]|csc|sig|sid|ticket|answer|card|cc_?num|pat\b|%/i;

/** These mean a secret only together with the word before them: `API key`, `account key`. */
const NEEDS_KIND = /^(?:key|code|string|phrase|cookie)s?$/i;

const QUERY_NAME = /^(?:code|key|sid|sess|session|session_?id|ticket)$/i;
const SIGNATURE_NAME = /^(?:sig|signature|x-(?:amz|goog)-signature)$/i;

function queryUseOf(name: string): AssignedName["ofQuery"] {
  if (SIGNATURE_NAME.test(name)) return "signature";
  return QUERY_NAME.test(name) ? "maybe" : "no";
}

/** The word before a name that needs one, if both together name a secret. */
function withKind(text: string, start: number, end: number): number | undefined {
  if (!NEEDS_KIND.test(text.slice(start, end)) || !isIn(BLANKS, text, start - 1)) return undefined;
  const before = runStart(NAME_CHARACTERS, text, start - 1, LONGEST_NAME);
  const meansSecret = verdictOf(text.slice(before, end)).masks !== "nothing";
  return before < start - 1 && meansSecret ? before : undefined;
}

/** The name that stands before a separator; undefined when it can be no secret's. */
export function nameBefore(text: string, separator: number): AssignedName | undefined {
  // `:=` is one separator.
  const edge = text[separator] === "=" && text[separator - 1] === ":" ? separator - 1 : separator;
  let end = runStart(BLANKS, text, edge, MOST_BLANKS);
  const spaced = end < edge;
  const quoted = QUOTES.test(text[end - 1] ?? "");
  if (quoted) end = runStart(BACKSLASH, text, end - 1, MOST_BACKSLASHES);
  let start = runStart(NAME_CHARACTERS, text, end, LONGEST_NAME);
  if (start === end || !SECRET_STEM.test(text.slice(start, end))) return undefined;
  start = withKind(text, start, end) ?? start;
  const name = percentDecoded(text.slice(start, end));
  const verdict = verdictOf(name);
  const ofQuery = queryUseOf(name);
  if (verdict.masks === "nothing" && ofQuery === "no") return undefined;
  return { verdict, start, quoted, spaced, ofQuery };
}
