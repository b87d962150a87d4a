import { rememberByName } from "./remember.js";
import {
  AUTHORIZATION_WORDS,
  CARD_WORDS,
  CODE_KINDS,
  CODE_WORDS,
  COOKIE_WORDS,
  DESCRIPTION_WORDS,
  HARMLESS_TOKEN_KINDS,
  HASH_WORDS,
  KEY_KINDS,
  PAIR_VALUE_NAMES,
  PASSWORD_WORDS,
  PUBLIC_WORDS,
  SECRET_WORDS,
  TOKEN_ABBREVIATIONS,
  TOKEN_WORDS,
  TRANSPARENT_ENDS,
  UNDIVIDED_ENDS,
} from "./vocabulary.js";
import { wordsOf } from "./words.js";

/** What a name says of the value that it names. */
export interface NameVerdict {
  /**
   * Which scalars are secrets: none, texts, texts and numbers, short runs of digits, numbers of
   * payment cards, or texts that look like tokens.
   */
  readonly masks: "nothing" | "texts" | "all" | "digits" | "cards" | "tokens";
  /** Numbers too large for a count are secrets where texts are: `authToken: 12345678901`. */
  readonly masksLargeNumbers: boolean;
  /**
   * Whether it also goes for what lies in an array, for `value` in an object besides, for names in
   * an object that do not describe it, and for all names in there.
   */
  readonly below: "nothing" | "arrays" | "values" | "undescribed" | "everything";
  /**
   * Texts that stay all the same: AWS calls its keys against doing things twice `clientToken`
   * (UUIDs), and `tokens` are counted more often than listed.
   */
  readonly keeps: "nothing" | "uuids" | "counts";
  /** A name that stays inside `credentials` and the like. */
  readonly describes: boolean;
  /** The value of a pair whose name stands beside it. */
  readonly pairValue: boolean;
  /** An AWS access key id stays where the name announces one. */
  readonly keyId: boolean;
}

const HARMLESS: NameVerdict = {
  masks: "nothing",
  masksLargeNumbers: false,
  below: "nothing",
  keeps: "nothing",
  describes: false,
  pairValue: false,
  keyId: false,
};
/** What an organization's own rule says of a name whose values are secret, or are not. */
export const SECRET_BY_RULE: NameVerdict = { ...HARMLESS, masks: "all", below: "everything" };
export const ALLOWED: NameVerdict = HARMLESS;

const DESCRIPTION: NameVerdict = { ...HARMLESS, describes: true };
const KEY_ID: NameVerdict = { ...DESCRIPTION, keyId: true };
const PAIR_VALUE: NameVerdict = { ...HARMLESS, pairValue: true };
const PASSWORD: NameVerdict = { ...HARMLESS, masks: "all", below: "everything" };
const SECRET: NameVerdict = { ...HARMLESS, masks: "all", below: "undescribed" };
const TOKEN: NameVerdict = {
  ...HARMLESS,
  masks: "texts",
  masksLargeNumbers: true,
  below: "undescribed",
};
const CLIENT_TOKEN: NameVerdict = { ...TOKEN, masksLargeNumbers: false, keeps: "uuids" };
const COOKIE: NameVerdict = { ...HARMLESS, masks: "texts", below: "everything" };
const AUTHORIZATION: NameVerdict = { ...HARMLESS, masks: "texts", below: "values" };
const CODE: NameVerdict = { ...HARMLESS, masks: "digits", below: "arrays" };
const CARD: NameVerdict = { ...HARMLESS, masks: "cards", below: "arrays" };
const ABBREVIATED_TOKEN: NameVerdict = { ...HARMLESS, masks: "tokens", below: "arrays" };

/** Several are more often counted than given as a number: `secrets: 3`, `tokens: "1532"`. */
const IN_PLURAL = new Map<NameVerdict, NameVerdict>([
  [PASSWORD, { ...PASSWORD, masks: "texts", keeps: "counts" }],
  [SECRET, { ...SECRET, masks: "texts", keeps: "counts" }],
  [TOKEN, { ...TOKEN, masksLargeNumbers: false, keeps: "counts" }],
]);

const singular = (word: string) =>
  word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;

/** Looks up a word, or several that were written apart. */
function verdictOfWord(word: string): NameVerdict | undefined {
  if (PASSWORD_WORDS.has(word)) return PASSWORD;
  if (SECRET_WORDS.has(word)) return SECRET;
  if (TOKEN_WORDS.has(word)) return TOKEN;
  if (COOKIE_WORDS.has(word)) return COOKIE;
  if (AUTHORIZATION_WORDS.has(word)) return AUTHORIZATION;
  if (CODE_WORDS.has(word)) return CODE;
  if (CARD_WORDS.has(word)) return CARD;
  if (TOKEN_ABBREVIATIONS.has(word)) return ABBREVIATED_TOKEN;
  return undefined;
}

function verdictOfToken(kind: string | undefined): NameVerdict {
  if (kind !== undefined && HARMLESS_TOKEN_KINDS.has(kind)) return HARMLESS;
  return kind === "client" ? CLIENT_TOKEN : TOKEN;
}

function verdictOfUndivided(word: string): NameVerdict | undefined {
  const end = UNDIVIDED_ENDS.find((candidate) => word.endsWith(candidate));
  if (end === undefined) return undefined;
  const kind = word.slice(0, -end.length);
  if (end === "token") return verdictOfToken(kind);
  return PUBLIC_WORDS.has(kind) ? HARMLESS : verdictOfWord(end);
}

function verdictOfKey(words: readonly string[], kind: string | undefined): NameVerdict | undefined {
  if (words.some((word) => PUBLIC_WORDS.has(word))) return HARMLESS;
  if (kind === "private") return PASSWORD;
  return kind !== undefined && KEY_KINDS.has(kind) ? SECRET : undefined;
}

/** Judges the last word in the light of those before it; undefined when it says nothing. */
function verdictOfLast(words: readonly string[], last: string): NameVerdict | undefined {
  const kind = words.at(-2);
  if (last === "token") return verdictOfToken(kind);
  if (last === "key") {
    const verdict = verdictOfKey(words, kind);
    if (verdict) return verdict;
  }
  if (last === "code" && kind !== undefined && CODE_KINDS.has(kind)) return SECRET;
  for (let count = 1; count <= 3 && count <= words.length; count += 1) {
    const verdict = verdictOfWord(words.slice(-count, -1).join("") + last);
    if (verdict) return verdict;
  }
  if (HASH_WORDS.has(last) && words.some((word) => PASSWORD_WORDS.has(word))) return PASSWORD;
  return verdictOfUndivided(last);
}

/** The verdict of the last word that says something, past endings that leave a name what it is. */
function verdictOfWords(words: readonly string[]): NameVerdict | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const word = words[count - 1] ?? "";
    const last = singular(word);
    const verdict = verdictOfLast(words.slice(0, count), last);
    if (verdict) return last === word ? verdict : (IN_PLURAL.get(verdict) ?? verdict);
    if (!TRANSPARENT_ENDS.has(word)) return undefined;
  }
  return undefined;
}

const KEY_ID_NAME = /key[_.-]?ids?$/;

function judge(name: string): NameVerdict {
  const lower = name.toLowerCase();
  if (PAIR_VALUE_NAMES.has(lower)) return PAIR_VALUE;
  if (KEY_ID_NAME.test(lower)) return KEY_ID;
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (DESCRIPTION_WORDS.has(last) || DESCRIPTION_WORDS.has(singular(last))) return DESCRIPTION;
  return verdictOfWords(words) ?? (last === "value" ? PAIR_VALUE : HARMLESS);
}

/**
 * What a key's name says of its value. The last word decides, as in English: a `passwordPolicy` is
 * a policy, a `userPassword` a password, a `nextToken` no secret and a `refreshToken` one.
 */
export const verdictOf = rememberByName(judge);
