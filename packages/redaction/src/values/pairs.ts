import { type NameVerdict, verdictOf } from "../names/verdict.js";
import { PAIR_NAME_KEYS, PAIR_TITLE_KEYS } from "../names/vocabulary.js";
import { wordsOf } from "../names/words.js";
import type { Frame, JsonRecord } from "./frame.js";

/** A title such as `Production token` names a thing; the name of a field has no spaces. */
const FIELD_NAME = /^[^\s]{1,128}$/;

function verdictOfField(name: unknown): NameVerdict | undefined {
  if (typeof name !== "string" || !FIELD_NAME.test(name)) return undefined;
  const verdict = verdictOf(name);
  return verdict.masks === "nothing" ? undefined : verdict;
}

/** Whether a name stands beside the values of a record, so that it says what they are. */
export const hasPairName = (record: Readonly<JsonRecord>): boolean =>
  PAIR_NAME_KEYS.some((key) => Object.hasOwn(record, key));

const joinedWords = (text: string) => wordsOf(text).join("");

/**
 * For `{ id: "password", value: … }`, as vaults have it. A choice in a form, `{ label: "Password",
 * value: "password" }`, and how many there are of a kind stay.
 */
function verdictOfTitle(title: unknown, value: unknown): NameVerdict | undefined {
  const verdict = verdictOfField(title);
  if (verdict?.masks !== "all" || typeof title !== "string") return undefined;
  if (typeof value === "string" && joinedWords(value) === joinedWords(title)) return undefined;
  return { ...verdict, masks: "texts", keeps: "counts" };
}

/**
 * What the name beside a value says of it, in `{ name: "Authorization", value: … }` and
 * `{ field: "password", from: …, to: … }`; `valueName` is `value` or `from`.
 */
export function verdictOfSibling(
  record: Readonly<JsonRecord>,
  valueName: string,
): NameVerdict | undefined {
  for (const key of PAIR_NAME_KEYS) {
    const verdict = Object.hasOwn(record, key) ? verdictOfField(record[key]) : undefined;
    if (verdict) return verdict;
  }
  if (valueName !== "value") return undefined;
  for (const key of PAIR_TITLE_KEYS) {
    const title = Object.hasOwn(record, key) ? record[key] : undefined;
    const verdict = title === undefined ? undefined : verdictOfTitle(title, record[valueName]);
    if (verdict) return verdict;
  }
  return undefined;
}

/** The name of a list that may be a flat list of headers. */
export const HEADER_LIST = /headers$/i;

/**
 * For arrays in arrays, `[["Authorization", …], …]`, and for flat lists of headers as Node.js
 * gives them, `rawHeaders: ["Authorization", …, …]`: what the text before says of the one at
 * `index`.
 */
export function verdictOfPredecessor(frame: Frame, index: number): NameVerdict | undefined {
  if (index % 2 === 0 || !frame.list) return undefined;
  const isPair = frame.size === 2 && frame.parent?.list !== undefined;
  const isHeaderList = frame.size % 2 === 0 && HEADER_LIST.test(frame.name);
  return isPair || isHeaderList ? verdictOfField(frame.list[index - 1]) : undefined;
}

const LONG_OPTION = /^(?:--|-(?=[a-z]{4}))([A-Za-z][\w.-]{1,63})$/;
/** `--no-password`, `--ask-password`: switches, which take no value. */
const SWITCH = /^(?:no|skip|ask|prompt|with|without|enable|disable|require|allow|use|show)[-_.]/i;

/** What an item of an argument list says of the next one; `--auth` is mostly a switch. */
export function verdictOfOption(item: unknown): NameVerdict | undefined {
  if (typeof item !== "string" || item.charCodeAt(0) !== 45) return undefined;
  const name = LONG_OPTION.exec(item)?.[1];
  if (name === undefined || SWITCH.test(name)) return undefined;
  const verdict = verdictOfField(name);
  return verdict?.below === "values" ? undefined : verdict;
}

/** For `["mysql", "--password", …]`: what the item before says of the scalar at `index`. */
export function verdictOfArgument(frame: Frame, index: number): NameVerdict | undefined {
  const verdict = index > 0 ? verdictOfOption(frame.list?.[index - 1]) : undefined;
  const item = frame.list?.[index];
  const isArgument = typeof item === "number" || (typeof item === "string" && item[0] !== "-");
  return verdict && isArgument ? verdict : undefined;
}
