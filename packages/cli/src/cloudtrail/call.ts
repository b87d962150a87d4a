/** A call taken apart: `iam.amazonaws.com` and `CreateAccessKey`. */
export interface Call {
  /** `iam`. */
  readonly service: string;
  /** `iam:CreateAccessKey`, as policies write it. */
  readonly fullName: string;
  /** `create`; the first word, or what a past participle at the end comes from. */
  readonly verb: string;
  /** `access_key`: the other words, the last one in the singular; may be empty. */
  readonly noun: string;
}

/** Lambda and others write the API's version behind the name: `GetFunction20150331v2`. */
const API_VERSION = /\d{8}(v\d+)?$/;

/** `DescribeDBInstances` gives `Describe`, `DB`, `Instances`. */
const WORD = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g;

/** `Policies` gives `policy`, `Addresses` `address`, `Status` stays. */
function singular(word: string): string {
  if (/(ss|us|is)$/.test(word) || !word.endsWith("s")) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(sses|xes|ches|shes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** `accessKeyId` gives `access_key_id`. */
export function snakeCase(name: string): string {
  return (name.match(WORD) ?? []).join("_").toLowerCase();
}

/** What AWS does by itself is told in the past: `SharedSnapshotVolumeCreated`. */
const PARTICIPLES: ReadonlyMap<string, string> = new Map([
  ["changed", "change"],
  ["created", "create"],
  ["deleted", "delete"],
  ["exported", "export"],
  ["modified", "modify"],
  ["published", "publish"],
  ["rotated", "rotate"],
  ["updated", "update"],
]);

/** Words in front of the verb: `BatchGetImage`, `AdminCreateUser`. */
const PREFIXES = new Set(["admin", "batch"]);

const nounOf = (words: readonly string[]) =>
  words.map((word, index) => (index === words.length - 1 ? singular(word) : word)).join("_");

/** Takes a call apart; the verb is empty when the name holds no word. */
export function readCall(eventSource: string, eventName: string): Call {
  const service = eventSource.toLowerCase().replace(/\.amazonaws\.com(\.cn)?$/, "");
  const fullName = `${service}:${eventName}`;
  const words = (eventName.replace(API_VERSION, "").match(WORD) ?? []).map((word) =>
    word.toLowerCase(),
  );
  const done = PARTICIPLES.get(words.at(-1) ?? "");
  if (done !== undefined)
    return { service, fullName, verb: done, noun: nounOf(words.slice(0, -1)) };
  const [verb = "", ...rest] =
    words.length > 1 && PREFIXES.has(words[0] ?? "") ? words.slice(1) : words;
  return { service, fullName, verb, noun: nounOf(rest) };
}
