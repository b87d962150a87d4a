import { redact } from "@audit/redaction";
import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import { uuidv7 } from "uuidv7";
import { readChanges, readMetadata } from "./bodies.js";
import { readClient, readError, readOccurredAt, readRequest } from "./circumstances.js";
import { readEventId } from "./event-id.js";
import { fitted } from "./fit.js";
import { inputHash } from "./input-hash.js";
import { Notes } from "./notes.js";
import { isRecord, type JsonRecord, keepUnknown } from "./records.js";
import { Rejection } from "./rejection.js";
import { cut, readText } from "./texts.js";
import { readAction, readCategory, readResult } from "./what.js";
import { readActor, readResource, readTargets, readWorkspace } from "./who.js";

const EVENT_FIELDS = new Set([
  "id",
  "occurredAt",
  "actor",
  "workspace",
  "action",
  "category",
  "resource",
  "targets",
  "status",
  "outcome",
  "client",
  "request",
  "changes",
  "reason",
  "error",
  "metadata",
]);

export interface IntakeOptions {
  /** Key of the `inputHash`. */
  readonly inputHashSecret: string;
  /** Makes the id of an event that brings none; a UUID of version 7 unless said otherwise. */
  readonly createId?: () => string;
}

export interface IntakeContext {
  readonly organizationId: string;
  readonly receivedAt: Date;
  readonly idempotencyKey?: string | undefined;
  /** The event's place in the request. */
  readonly index: number;
}

export type IntakeOutcome =
  | { readonly ok: true; readonly event: AcceptedEvent }
  | {
      readonly ok: false;
      readonly id?: string;
      /** Where in the event, such as `actor.id`; empty when the event as a whole is wrong. */
      readonly path: string;
      /** What would be right. */
      readonly message: string;
    };

export type Intake = (raw: unknown, context: IntakeContext) => IntakeOutcome;

/**
 * Makes the function that turns one event as it was sent into an accepted one: valid, shortened,
 * masked, with an id and a time. Who, what, on which resource and with what result can refuse it;
 * a detail never does. It never throws, whatever JSON value it is given.
 */
export function createIntake(options: IntakeOptions): Intake {
  const createId = options.createId ?? uuidv7;
  return (raw, context) => {
    // Masked first, so that no shortening can make a secret unrecognisable and let it through.
    const { value: masked, paths: redacted } = redact(raw);
    if (!isRecord(masked))
      return { ok: false, path: "", message: "an event must be a JSON object" };
    try {
      const event = readEvent(masked, { ...context, createId });
      const hash = inputHash(options.inputHashSecret, raw);
      return { ok: true, event: fitted({ ...event, redacted, inputHash: hash }) };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const { path, message } = error;
      return {
        ok: false,
        ...(typeof masked.id === "string" && { id: cut(masked.id, 64) }),
        path,
        message,
      };
    }
  };
}

/** Reads every field; metadata last, since it takes in what has no place elsewhere. */
function readEvent(
  raw: JsonRecord,
  context: IntakeContext & { readonly createId: () => string },
): Omit<AcceptedEvent, "redacted" | "inputHash"> {
  const notes = new Notes();
  const actor = readActor(raw.actor, notes);
  const action = readAction(raw.action, notes);
  const resource = readResource(raw.resource, notes);
  const result = readResult(raw, notes);
  keepUnknown(raw, EVENT_FIELDS, "", notes);
  return {
    id: readEventId(raw.id, context, notes),
    occurredAt: readOccurredAt(raw.occurredAt, context.receivedAt, notes),
    actor,
    workspace: readWorkspace(raw.workspace, notes),
    action,
    category: readCategory(raw.category, notes),
    resource,
    targets: readTargets(raw.targets, notes),
    ...result,
    client: readClient(raw.client, notes),
    request: readRequest(raw.request, notes),
    changes: readChanges(raw.changes, notes),
    reason: readText(raw.reason, EVENT_LIMITS.reason, "reason", notes),
    error: readError(raw.error, notes),
    metadata: readMetadata(raw.metadata, notes),
    warnings: notes.warnings,
  };
}
