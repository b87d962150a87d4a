import { EVENT_LIMITS } from "@audit/types";
import { cutText } from "../body/cut.js";
import { jsonText } from "../body/json-text.js";
import type { Draft } from "../draft.js";
import { isAbsent } from "../record.js";
import { isToken } from "./token.js";

/** So much beyond a limit is still searched for secrets that begin before it. */
const SECRET_LENGTH = 16_384;

const isScalar = (value: unknown) => typeof value === "number" || typeof value === "boolean";

/** What is no text as one: a number or a truth value as it is written, all else as JSON. */
function asText(draft: Draft, path: string, value: unknown): string {
  if (typeof value === "string") return value;
  draft.warn(path, "not a text, kept as text");
  return isScalar(value) ? String(value) : jsonText(draft.redact(path, value), SECRET_LENGTH);
}

/** A text that people write: its secrets are masked, and it is shortened to `limit` characters. */
export function readText(
  draft: Draft,
  path: string,
  value: unknown,
  limit: number,
): string | undefined {
  if (isAbsent(value)) return undefined;
  const text = cutText(asText(draft, path, value), limit + SECRET_LENGTH);
  const redacted = String(draft.redact(path, text));
  if (redacted.length <= limit) return redacted;
  draft.warn(path, `shortened to ${limit} characters`);
  return cutText(redacted, limit);
}

/**
 * A text by which something is found again, such as an id: masked only when all of it is a known
 * token. One that is too long is shortened, and its whole kept under the metadata, since two of
 * them may begin alike.
 */
export function readIdentifier(
  draft: Draft,
  path: string,
  value: unknown,
  limit: number = EVENT_LIMITS.id,
): string | undefined {
  if (isAbsent(value) || value === "") return undefined;
  const text = asText(draft, path, value);
  if (isToken(text)) return String(draft.redact(path, text.trim()));
  if (text.length <= limit) return text;
  draft.keep(path, text, `shortened to ${limit} characters`);
  return cutText(text, limit);
}

/** One of a closed list of words, in any case; undefined when it is none of them. */
export function readWord<Word extends string>(
  words: readonly Word[],
  value: unknown,
): Word | undefined {
  if (typeof value !== "string") return undefined;
  const exact = words.find((word) => word === value);
  if (exact !== undefined) return exact;
  const lower = value.trim().toLowerCase();
  return words.find((word) => word === lower);
}

export const isFilledText = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "";
