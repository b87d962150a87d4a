import { createHash } from "node:crypto";
import type { DeadLetter, Producer } from "@audit/types";
import { mongo } from "mongoose";
import { organizationObjectId } from "../connection/organization-id.js";
import type { DeadLetterDocument } from "./dead-letter-model.js";

/** An event that cannot be stored, as the worker hands it over. */
export interface FailedEvent {
  readonly organizationId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  /** The event as the job carried it, readable or not. */
  readonly event: unknown;
  readonly reason: string;
}

/** An open dead letter with its body, to be put into the queue again. */
export interface OpenDeadLetter {
  readonly id: string;
  readonly attempts: number;
  readonly organizationId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  /** As the job carried it; of one that was too large, a text with the beginning of its JSON. */
  readonly event: unknown;
}

const ID_BYTES = 16;

/** Longest event, in characters of its JSON, that is kept whole: ingest lets none pass over 64 KiB. */
const WHOLE_LENGTH = 1_048_576;
/** What is kept of a longer one, which MongoDB (16 MiB a document) might refuse for ever. */
const CUT_LENGTH = 65_536;
const REASON_LENGTH = 500;
const EVENT_ID_LENGTH = 256;

/** A field of an event that may not be one; empty when it is not there or no text. */
function textOf(event: unknown, field: "id" | "inputHash"): string {
  if (typeof event !== "object" || event === null) return "";
  const value: unknown = Reflect.get(event, field);
  return typeof value === "string" ? value : "";
}

/** The event as JSON, or why there is none: one that is nested too deep overflows the stack. */
function jsonOf(event: unknown): string {
  try {
    return JSON.stringify(event) ?? "null";
  } catch (error) {
    return JSON.stringify(`the event cannot be written as JSON: ${String(error)}`);
  }
}

/** JSON of the event, or of a text with the beginning of that JSON: no reader takes it for an event. */
function cutJson(text: string): string {
  if (text.length <= WHOLE_LENGTH) return text;
  return JSON.stringify(`${text.slice(0, CUT_LENGTH)} … (cut, of ${text.length} characters)`);
}

/** What makes two failures the same event: its id and hash, or all of it when it has none. */
function identityOf(event: unknown, text: string): string {
  const id = textOf(event, "id");
  const inputHash = textOf(event, "inputHash");
  return id && inputHash ? JSON.stringify([id, inputHash]) : text;
}

export function toDeadLetterDocument(
  failed: FailedEvent,
  failedAt: Date,
): Omit<DeadLetterDocument, "attempts"> {
  const text = jsonOf(failed.event);
  const digest = createHash("sha256")
    .update(failed.organizationId)
    .update(identityOf(failed.event, text))
    .digest();
  return {
    _id: new mongo.Binary(digest.subarray(0, ID_BYTES)),
    organizationId: organizationObjectId(failed.organizationId),
    eventId: textOf(failed.event, "id").slice(0, EVENT_ID_LENGTH),
    producer: failed.producer,
    receivedAt: failed.receivedAt,
    event: cutJson(text),
    reason: failed.reason.slice(0, REASON_LENGTH),
    failedAt,
    state: "open",
  };
}

export function toDeadLetter(document: Omit<DeadLetterDocument, "event" | "producer">): DeadLetter {
  return {
    id: document._id.toString("hex"),
    organizationId: document.organizationId.toHexString(),
    eventId: document.eventId,
    receivedAt: document.receivedAt.toISOString(),
    failedAt: document.failedAt.toISOString(),
    reason: document.reason,
    state: document.state,
  };
}

export function toOpenDeadLetter(document: DeadLetterDocument): OpenDeadLetter {
  const event: unknown = JSON.parse(document.event);
  return {
    id: document._id.toString("hex"),
    attempts: document.attempts,
    organizationId: document.organizationId.toHexString(),
    producer: document.producer,
    receivedAt: document.receivedAt,
    event,
  };
}
