import { maskText } from "../texts/mask-text.js";
import type { JsonRecord } from "./frame.js";

/** Shorter names hold no token. */
const SHORTEST = 16;

/**
 * The record with the secrets in its names masked, `{ "ghp_…": 3 }`; undefined when there are
 * none. Names that become the same are numbered, so that no value is lost.
 */
export function withMaskedNames(
  record: Readonly<JsonRecord>,
  names: readonly string[],
): { record: JsonRecord; masked: string[] } | undefined {
  if (!names.some((name) => name.length >= SHORTEST && maskText(name) !== name)) return undefined;
  const taken = new Set(names);
  const counts = new Map<string, number>();
  const masked: string[] = [];
  const entries = names.map((name): [string, unknown] => {
    const text = name.length >= SHORTEST ? maskText(name) : name;
    if (text === name) return [name, record[name]];
    let unique = text;
    while (taken.has(unique)) {
      const count = (counts.get(text) ?? 1) + 1;
      counts.set(text, count);
      unique = `${text} ${count}`;
    }
    taken.add(unique);
    masked.push(unique);
    return [unique, record[name]];
  });
  return { record: Object.fromEntries(entries), masked };
}
