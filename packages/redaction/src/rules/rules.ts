import { RE2JS } from "re2js";
import { MASK } from "../mask.js";
import { ALLOWED, type NameVerdict, SECRET_BY_RULE } from "../names/verdict.js";
import { wordsOf } from "../names/words.js";

/** An organization's own rules of what is secret. */
export interface RedactionRulesInput {
  /** Names of keys whose values are masked, whatever the casing: `salary` goes for `SALARY` too. */
  readonly names: readonly string[];
  /** Names of keys whose values stay although they look secret; tokens in them are masked all the same. */
  readonly allowedNames: readonly string[];
  /** Patterns in RE2's syntax; what matches in a text is masked. */
  readonly patterns: readonly string[];
}

/** The rules, ready for use with `redact`. */
export interface RedactionRules {
  /** What they say of a name; undefined: nothing. */
  readonly verdictOf: (name: string) => NameVerdict | undefined;
  /** The text with every match of a pattern masked. */
  readonly maskPatterns: (text: string) => string;
}

/** A name as its words and digits, so that every casing of it is the same. */
function plainName(name: string): string {
  const words = wordsOf(name).join("");
  const digits = name.replaceAll(/[^0-9]/g, "");
  return `${words} ${digits}`;
}

/** What is wrong with a pattern; null when nothing is. It must not match the empty text. */
export function patternProblem(pattern: string): string | null {
  try {
    return RE2JS.compile(pattern).matcher("").find() ? "it matches the empty text" : null;
  } catch (error) {
    return error instanceof Error ? error.message : "it cannot be read";
  }
}

/**
 * Makes rules. Patterns are RE2's, whose time grows with the text and not with the pattern: no
 * rule can stop ingest. Throws when a pattern has a `patternProblem`.
 */
export function createRedactionRules(input: RedactionRulesInput): RedactionRules {
  const secret = new Set(input.names.map(plainName));
  const allowed = new Set(input.allowedNames.map(plainName));
  const patterns = input.patterns.map((pattern) => {
    const problem = patternProblem(pattern);
    if (problem !== null) throw new RangeError(`the pattern ${pattern} is not usable: ${problem}`);
    return RE2JS.compile(pattern);
  });
  return {
    verdictOf: (name) => {
      const plain = plainName(name);
      if (secret.has(plain)) return SECRET_BY_RULE;
      return allowed.has(plain) ? ALLOWED : undefined;
    },
    maskPatterns: (text) =>
      patterns.reduce((masked, pattern) => pattern.matcher(masked).replaceAll(MASK), text),
  };
}
