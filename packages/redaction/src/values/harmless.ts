import { rememberByName } from "../names/remember.js";
import { verdictOf } from "../names/verdict.js";
import { maskText } from "../texts/mask-text.js";
import { isContainer, isList, type JsonRecord } from "./frame.js";
import { mayBeJson } from "./json-in-text.js";
import { HEADER_LIST, verdictOfOption, verdictOfSibling } from "./pairs.js";

/** What lies deeper is looked at closely, without calls that could exhaust the stack. */
const DEEPEST = 32;

/** What a name says of its value: nothing, nothing unless a sibling does, or that it needs a look. */
type Bearing = "none" | "by sibling" | "some";

function bearingOf(name: string): Bearing {
  const { masks, pairValue } = verdictOf(name);
  if (masks !== "nothing" || HEADER_LIST.test(name) || maskText(name) !== name) return "some";
  return pairValue ? "by sibling" : "none";
}

const knownBearingOf = rememberByName(bearingOf);

function isHarmlessRecord(record: Readonly<JsonRecord>, depth: number): boolean {
  // Without a list of the names, which would take as long as the rest. JSON inherits none.
  for (const name in record) {
    const bearing = knownBearingOf(name);
    if (bearing === "some" || (bearing === "by sibling" && verdictOfSibling(record, name))) {
      return false;
    }
    if (!isHarmless(record[name], depth + 1)) return false;
  }
  return true;
}

/**
 * Whether a value surely holds no secret, told without noting where anything lies. Most values are
 * such; false only means that this one has to be looked at closely.
 */
export function isHarmless(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !mayBeJson(value) && maskText(value) === value;
  if (!isContainer(value)) return true;
  if (depth === DEEPEST) return false;
  if (!isList(value)) return isHarmlessRecord(value, depth);
  // A list in a list may be a pair, whose first says what the second is; so does an option.
  return value.every(
    (item) => !isList(item) && !verdictOfOption(item) && isHarmless(item, depth + 1),
  );
}
