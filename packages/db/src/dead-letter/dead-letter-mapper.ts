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
  readonly event: unknown;
}

const ID_BYTES = 16;
const REASON_LENGTH = 500;
const EVENT_ID_LENGTH = 256;

/** A field of an event that may not be one; empty when it is not there or no text. */
function textOf(event: unknown, field: "id" | "inputHash"): string {
  if (typeof event !== "object" || event === null) return "";
  const value: unknown = Reflect.get(event, field);
  return typeof value === "string" ? value : "";
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
  const text = JSON.stringify(failed.event) ?? "null";
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
    event: text,
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
