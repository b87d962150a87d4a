import { createHash } from "node:crypto";
import type { OutboxEntry } from "@audit/db";
import { createIntake } from "@audit/intake";
import type { ActNotes, ActResult } from "@audit/router";
import type { AcceptedEvent, EventInput, Outcome, Producer } from "@audit/types";
import { uuidv7 } from "uuidv7";

/** Who sent the events that the log writes of itself. */
const OWN_PRODUCER: Producer = { keyId: "audit", keyName: "Audit", service: "audit" };

/** Where an act came from. */
export interface Origin {
  /** The address that the connection or a listed proxy gives. */
  readonly ip: string;
  readonly userAgent?: string | undefined;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
}

/** An event of the log's own. */
export interface OwnEvent {
  readonly organizationId: string;
  readonly receivedAt: Date;
  readonly actor: AcceptedEvent["actor"];
  readonly action: string;
  readonly resource: AcceptedEvent["resource"];
  readonly origin: Origin;
  /** Absent: what came of it is not known. */
  readonly result?: ActResult | undefined;
  readonly notes?: ActNotes;
  readonly metadata?: EventInput["metadata"];
  /** Makes the id, so that the same key is the same event; absent: `id`. */
  readonly idempotencyKey?: string;
  readonly id?: string;
}

const HASH_DIGITS = 32;
const UNKNOWN_RESULT = "the service ended while this was done: whether it was done is not known";

function outcomeOf(result: ActResult | undefined): Outcome {
  if (!result) return "failure";
  if (result.status < 400) return "success";
  return result.status === 401 || result.status === 403 ? "denied" : "failure";
}

/** As a producer would send it: what is undefined is absent in JSON. */
function asSent({ origin, result, notes = {}, ...own }: OwnEvent): unknown {
  const failed = result !== undefined && result.status >= 400;
  const { before, after } = notes;
  const event = {
    id: own.id,
    actor: own.actor,
    action: own.action,
    resource: { ...own.resource, ...notes.resource },
    outcome: outcomeOf(result),
    status: result?.status,
    client: { ip: origin.ip, userAgent: origin.userAgent },
    request: { id: origin.requestId, method: origin.method, path: origin.path },
    targets: notes.targets,
    changes: before === undefined && after === undefined ? undefined : { before, after },
    reason: result ? notes.reason : UNKNOWN_RESULT,
    error: failed && result.message !== undefined ? { message: result.message } : undefined,
    metadata: own.metadata,
  };
  return JSON.parse(JSON.stringify(event));
}

/** Makes an event of the log's own an entry of the outbox, to be queued from `dueAt` on. */
export type ToEntry = (own: OwnEvent, dueAt: Date) => OutboxEntry;

/**
 * Own events go through the same intake as everyone's, so secrets are masked and sizes kept.
 * `inputHashSecret` keys the hash by which the queue's second delivery is recognised.
 */
export function createToEntry(options: {
  readonly inputHashSecret: string;
  readonly now: () => Date;
}): ToEntry {
  const intake = createIntake({ ...options, createId: uuidv7, isOwn: true });
  return (own, dueAt) => {
    const { organizationId, receivedAt, idempotencyKey } = own;
    const outcome = intake(asSent(own), { organizationId, receivedAt, idempotencyKey, index: 0 });
    if (!outcome.ok)
      throw new Error(`an event of the log's own: ${outcome.path} ${outcome.message}`);
    // What makes the id makes the hash, so that two of one id never seem to differ.
    const event = idempotencyKey
      ? {
          ...outcome.event,
          inputHash: createHash("sha256")
            .update(idempotencyKey)
            .digest("hex")
            .slice(0, HASH_DIGITS),
        }
      : outcome.event;
    return { organizationId, producer: OWN_PRODUCER, receivedAt, event, dueAt };
  };
}
