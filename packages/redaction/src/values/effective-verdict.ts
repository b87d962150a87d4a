import { type NameVerdict, verdictOf } from "../names/verdict.js";
import type { Frame } from "./frame.js";
import { hasPairName, verdictOfArgument, verdictOfPredecessor, verdictOfSibling } from "./pairs.js";

/** In a list of cookies, `{ name, value, domain, … }`, only the value is secret. */
const isBesideValue = ({ record }: Frame, name: string) =>
  name !== "value" && record !== undefined && Object.hasOwn(record, "value");

/** In `authorization: { scheme, value }` the value is secret; an authorization is a decision too. */
const isCredential = ({ record }: Frame, name: string) =>
  name === "value" && record !== undefined && !hasPairName(record);

function ofInherited(frame: Frame, name: string, inherited: NameVerdict): NameVerdict {
  const own = verdictOf(name);
  if (inherited.below === "everything") {
    return inherited.masks === "texts" && isBesideValue(frame, name) ? own : inherited;
  }
  return own.describes || own.masks !== "nothing" ? own : inherited;
}

/**
 * What is said of the value at a place: by its own name, by a name further up, or by the name that
 * stands beside it in a pair. The values of pairs are scalars and lists: a record such as `before`
 * is judged by the names in it.
 */
export function verdictAt(frame: Frame, index: number, value: unknown): NameVerdict | undefined {
  if (frame.list) {
    return frame.inherited ?? verdictOfPredecessor(frame, index) ?? verdictOfArgument(frame, index);
  }
  const name = frame.names[index] ?? "";
  if (frame.inherited && (frame.inherited.below !== "values" || isCredential(frame, name))) {
    return ofInherited(frame, name, frame.inherited);
  }
  const own = verdictOf(name);
  if (!own.pairValue || (typeof value === "object" && !Array.isArray(value))) return own;
  return (frame.record && verdictOfSibling(frame.record, name)) ?? own;
}

/** What a verdict says of all that lies in a list or record which it was passed on. */
export function verdictBelow(
  verdict: NameVerdict | undefined,
  isList: boolean,
): NameVerdict | undefined {
  if (!verdict || verdict.masks === "nothing" || verdict.below === "nothing") return undefined;
  if (isList) return verdict;
  if (verdict.below === "arrays") return undefined;
  // Large numbers in a token that was decoded are points in time: `exp`, `iat`.
  return verdict.masksLargeNumbers ? { ...verdict, masksLargeNumbers: false } : verdict;
}
