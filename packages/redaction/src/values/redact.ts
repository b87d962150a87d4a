import { MASK } from "../mask.js";
import type { NameVerdict } from "../names/verdict.js";
import type { RedactionRules } from "../rules/rules.js";
import { isSecretNumber, isSecretText } from "../secret-values.js";
import { isAccessKeyId } from "../texts/access-keys.js";
import { maskText } from "../texts/mask-text.js";
import { verdictAt, verdictBelow } from "./effective-verdict.js";
import {
  type Container,
  createFrame,
  type Frame,
  isContainer,
  nameAt,
  replaceAt,
  valueAt,
} from "./frame.js";
import { isHarmless } from "./harmless.js";
import { parsedJson } from "./json-in-text.js";
import { pathOf } from "./path.js";
import { withMaskedNames } from "./secret-names.js";

export interface RedactOptions {
  /** Where the value lies in what the caller has, such as `metadata`: the beginning of its paths. */
  readonly path?: string;
  /** An organization's own rules, besides those that go for everyone. */
  readonly rules?: RedactionRules | undefined;
}

export interface Redacted {
  /** The value with its secrets masked; the very same value when there are none. */
  readonly value: unknown;
  /** Where something was masked, such as `metadata.headers.0.value`: the first 200 places. */
  readonly paths: readonly string[];
}

const NOWHERE: readonly string[] = [];
const MOST_PATHS = 200;
/** JSON in a string in JSON in a string …; what lies deeper is read as plain text. */
const DEEPEST_JSON = 8;

/** What a walk knows besides its value: where it notes paths, and how deep in strings it is. */
interface Walk {
  readonly paths: string[];
  readonly prefix: string;
  readonly jsonDepth: number;
  readonly rules: RedactionRules | undefined;
}

function note(walk: Walk, frame: Frame | undefined, name: string): void {
  if (walk.paths.length < MOST_PATHS) walk.paths.push(pathOf(walk.prefix, frame, name));
}

function redactJsonText(walk: Walk, text: string, json: Container, path: string): string {
  const inner = { ...walk, prefix: path, jsonDepth: walk.jsonDepth + 1 };
  const redacted = redactContainer(inner, json);
  if (redacted === json) return text;
  try {
    return JSON.stringify(redacted);
  } catch {
    // Too deep for JSON.stringify.
    return MASK;
  }
}

const maskByRules = (text: string, rules: RedactionRules | undefined): string =>
  rules ? rules.maskPatterns(maskText(text)) : maskText(text);

/** What is said of a value at a place; of a name of its own an organization's rules say it first. */
function verdictBy(
  walk: Walk,
  frame: Frame,
  index: number,
  value: unknown,
): NameVerdict | undefined {
  const isNamed = frame.record !== undefined && frame.inherited === undefined;
  const ruled = isNamed ? walk.rules?.verdictOf(nameAt(frame, index)) : undefined;
  return ruled ?? verdictAt(frame, index, value);
}

/** Masks a text at a place by what its name says of it, else by what it holds. */
function redactText(
  walk: Walk,
  text: string,
  verdict: NameVerdict | undefined,
  frame: Frame,
  name: string,
): string {
  if (verdict && isSecretText(verdict, text)) return MASK;
  if (verdict?.keyId && isAccessKeyId(text)) return text;
  const json = walk.jsonDepth < DEEPEST_JSON ? parsedJson(text) : undefined;
  return json
    ? redactJsonText(walk, text, json, pathOf(walk.prefix, frame, name))
    : maskByRules(text, walk.rules);
}

/** Steps into a list or record; masks the names in it right away. */
function enter(
  walk: Walk,
  source: Container,
  parent: Frame | undefined,
  name: string,
  verdict: NameVerdict | undefined,
): Frame {
  const inherited = verdictBelow(verdict, Array.isArray(source));
  const frame = createFrame(source, parent, name, inherited);
  const renamed = frame.record && withMaskedNames(frame.record, frame.names);
  if (!renamed) return frame;
  if (parent) replaceAt(parent, name, renamed.record);
  const anew = createFrame(renamed.record, parent, name, inherited);
  anew.copy = renamed.record;
  for (const masked of renamed.masked) note(walk, anew, masked);
  return anew;
}

function redactContainer(walk: Walk, root: Container): Container {
  const rootFrame = enter(walk, root, undefined, "", undefined);
  let frame: Frame | undefined = rootFrame;
  while (frame) {
    if (frame.next === frame.size) {
      frame = frame.parent;
      continue;
    }
    const place: Frame = frame;
    const index = place.next;
    place.next += 1;
    const value = valueAt(place, index);
    if (typeof value === "string") {
      const noted = walk.paths.length;
      const name = nameAt(place, index);
      const text = redactText(walk, value, verdictBy(walk, place, index, value), place, name);
      if (text === value) continue;
      replaceAt(place, name, text);
      if (walk.paths.length === noted) note(walk, place, name);
    } else if (typeof value === "number") {
      const verdict = verdictBy(walk, place, index, value);
      if (!verdict || !isSecretNumber(verdict, value)) continue;
      replaceAt(place, nameAt(place, index), MASK);
      note(walk, place, nameAt(place, index));
    } else if (isContainer(value)) {
      frame = enter(walk, value, place, nameAt(place, index), verdictBy(walk, place, index, value));
    }
  }
  return rootFrame.copy ?? root;
}

/**
 * Masks the secrets in a JSON value: by the names of keys in any casing, and by the shape of known
 * tokens, nested, in arrays, in JSON inside strings, in URLs, and in lists of headers. Texts that
 * merely look alike (`nextToken`, `description`, hashes, ids) stay.
 *
 * Takes any JSON value, however deep, in a time that grows with its size, and never throws. The
 * value itself is not changed.
 */
export function redact(value: unknown, options: RedactOptions = {}): Redacted {
  const { path: prefix = "", rules } = options;
  const walk: Walk = { paths: [], prefix, jsonDepth: 0, rules };
  if (typeof value === "string") return redactWholeText(walk, value);
  if (!isContainer(value) || (!rules && isHarmless(value))) return { value, paths: NOWHERE };
  return { value: redactContainer(walk, value), paths: walk.paths };
}

function redactWholeText(walk: Walk, text: string): Redacted {
  const json = parsedJson(text);
  if (json) return { value: redactJsonText(walk, text, json, walk.prefix), paths: walk.paths };
  const masked = maskByRules(text, walk.rules);
  return { value: masked, paths: masked === text ? NOWHERE : [walk.prefix] };
}
