import type { RedactionRules } from "@audit/redaction";
import { type AcceptedEvent, acceptedEventSchema, EVENT_LIMITS } from "@audit/types";
import { cutText } from "./body/cut.js";
import { withoutLoneSurrogates } from "./body/well-formed.js";
import { readCore } from "./core.js";
import { addDetails } from "./details.js";
import { Draft } from "./draft.js";
import { readId } from "./fields/id.js";
import { readOccurredAt } from "./fields/occurred-at.js";
import { createFingerprint, type Fingerprint } from "./hash/fingerprint.js";
import { isRecord } from "./record.js";
import { Refusal } from "./refusal.js";
import { fitEvent } from "./size/fit-event.js";

export interface IntakeOptions {
  /** Key of the HMAC that recognises honest retries; a change of it makes them conflicts. */
  readonly inputHashSecret: string;
  readonly now: () => Date;
  /** Makes the id, a UUID of version 7, of an event that brings none. */
  readonly createId: () => string;
  /** The log's own events, on resources of its own types, which no producer may name. */
  readonly isOwn?: boolean;
}

/** What the organization decided for its events. */
export interface OrganizationRules {
  /** What is secret besides, and what is not. */
  readonly redaction?: RedactionRules | undefined;
  /** Whether the addresses of clients are kept without their last part. */
  readonly truncatesIps: boolean;
}

export interface IntakeContext {
  readonly organizationId: string;
  readonly rules?: OrganizationRules | undefined;
  readonly receivedAt: Date;
  /** Derives the ids of events that bring none, so that a retry is recognised. */
  readonly idempotencyKey?: string | undefined;
  /** The event's place in its request. */
  readonly index: number;
}

/** An event as it will be queued, or where it is wrong and what would be right. */
export type IntakeResult =
  | { readonly ok: true; readonly event: AcceptedEvent }
  | {
      readonly ok: false;
      readonly id?: string;
      readonly path: string;
      readonly message: string;
    };

export type Intake = (raw: unknown, context: IntakeContext) => IntakeResult;

function rejected(raw: unknown, { path, message }: Refusal): IntakeResult {
  const id = isRecord(raw) && typeof raw.id === "string" ? raw.id : "";
  return { ok: false, ...(id !== "" && { id: cutText(id, EVENT_LIMITS.id) }), path, message };
}

/**
 * The most bytes that a byte as it was sent can become in the event's JSON, where nothing was
 * masked or moved: a control character in `changes` is `\\u0000`.
 */
const BYTES_PER_BYTE = 7;
/** The id, the time and the hash, with their names. */
const ADDED_BYTES = 512;

const isSurelySmall = (event: AcceptedEvent, sentBytes: number) =>
  !event.warnings &&
  !event.redacted &&
  sentBytes * BYTES_PER_BYTE + ADDED_BYTES <= EVENT_LIMITS.eventBytes;

/** Makes the event such that it can be stored: within its size, and without half characters. */
function storable(event: AcceptedEvent, sent: Fingerprint): AcceptedEvent {
  const fitted = isSurelySmall(event, sent.bytes) ? event : fitEvent(event);
  if (sent.isWellFormed) return fitted;
  return acceptedEventSchema.parse(JSON.parse(withoutLoneSurrogates(JSON.stringify(fitted))));
}

/**
 * Makes the function that turns what a producer sent into an accepted event.
 *
 * Evidence is not refused for a detail: only who, what, on which type of resource and with what
 * result can refuse an event, and a resource type of the log's own. Everything else is shortened,
 * kept as text or moved under the metadata, and named in `warnings`. Secrets are masked in every
 * text that people write, and in ids and types that are known tokens as a whole, and named in
 * `redacted`; all other ids, types and the action stay as they are.
 *
 * Never throws for JSON, however deep or large, and never keeps more than 64 KiB of it.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { inputHashSecret, now, createId, isOwn = false } = options;
  // The id is no content: what a retry brings may be what was answered to the first try.
  const fingerprintOf = createFingerprint(inputHashSecret, "id");

  return (raw, context) => {
    if (!isRecord(raw)) return rejected(raw, new Refusal("", "an event must be a JSON object"));
    const sent = fingerprintOf(raw);
    const draft = new Draft(sent.levels, { isOwn, rules: context.rules });
    const core = readCore(draft, raw);
    if (core instanceof Refusal) return rejected(raw, core);

    const { actor, action, resource, result } = core;
    const event: AcceptedEvent = {
      id: readId(draft, raw.id, context, createId),
      occurredAt: readOccurredAt(draft, raw.occurredAt, { receivedAt: context.receivedAt, now }),
      actor,
      action,
      resource,
      inputHash: sent.hash,
    };
    if (result.status !== undefined) event.status = result.status;
    if (result.outcome !== undefined) event.outcome = result.outcome;
    addDetails(event, draft, raw);
    if (draft.redacted.length > 0) event.redacted = [...draft.redacted];
    if (draft.warnings.length > 0) event.warnings = [...draft.warnings];
    return { ok: true, event: storable(event, sent) };
  };
}
