import type { RecordAnswer } from "@audit/types";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const listOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] =>
  Array.isArray(value) && value.every(isItem);

const isAccepted = (item: unknown): item is RecordAnswer["accepted"][number] =>
  isFields(item) && typeof item.index === "number" && typeof item.id === "string";

const isRejected = (item: unknown): item is RecordAnswer["rejected"][number] =>
  isFields(item) &&
  typeof item.index === "number" &&
  typeof item.path === "string" &&
  typeof item.message === "string" &&
  (item.id === undefined || typeof item.id === "string");

/**
 * Ingest's answer as `recordAnswerSchema` has it, or null when this is something else. Checked by
 * hand, so that a service that records events does not carry a schema library for it.
 */
export function readAnswer(value: unknown): RecordAnswer | null {
  if (!isFields(value) || typeof value.receivedAt !== "string") return null;
  const { receivedAt, accepted, rejected } = value;
  if (!listOf(accepted, isAccepted) || !listOf(rejected, isRejected)) return null;
  return { receivedAt, accepted, rejected };
}

/** Ingest's refusal, `{ error: { code, message } }`, as far as it is one. */
export function readRefusal(value: unknown): { code?: string; message?: string } {
  if (!isFields(value) || !isFields(value.error)) return {};
  const { code, message } = value.error;
  return {
    ...(typeof code === "string" && { code }),
    ...(typeof message === "string" && { message }),
  };
}
