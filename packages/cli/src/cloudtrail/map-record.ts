import { createHash } from "node:crypto";
import { actionSchema, EVENT_LIMITS, type EventInput } from "@audit/types";
import * as z from "zod";
import { uuidOf } from "../import/derived-id.js";
import { actionOf, categoryOf } from "./action.js";
import { actorOf } from "./actor.js";
import { readCall } from "./call.js";
import { detailsOf } from "./details.js";
import { cloudTrailRecordSchema } from "./record.js";
import { resourcesOf } from "./resources.js";
import { resultOf } from "./result.js";

/** A record as an event, or why it cannot be one. */
export type MappedRecord =
  | {
      readonly ok: true;
      readonly event: EventInput;
      /** What the mapping did not know; each text names a kind of thing, not this record. */
      readonly unmapped: readonly string[];
    }
  | { readonly ok: false; readonly path: string; readonly message: string };

const idSchema = z.uuid();

/**
 * Maps one record of a CloudTrail log file to an event. Pure: the same record gives the same event,
 * id included, so that an import can be repeated. Only a record without a time, a call or an
 * identity cannot be mapped. The table is `docs/cloudtrail-mapping.md`.
 */
export function mapCloudTrailRecord(raw: unknown): MappedRecord {
  const parsed = cloudTrailRecordSchema.safeParse(raw);
  if (!parsed.success || typeof raw !== "object" || raw === null) {
    const issue = parsed.error?.issues[0];
    return {
      ok: false,
      path: issue?.path.join(".") ?? "",
      message: issue?.message ?? "a CloudTrail record is an object",
    };
  }
  const record = parsed.data;
  const call = readCall(record.eventSource, record.eventName);
  const verb = actionSchema.safeParse(actionOf(call));
  const action = verb.data ?? "call";
  const id = idSchema.safeParse(record.eventID?.toLowerCase());
  const result = resultOf(record);
  const actor = actorOf(record);
  const { resource, targets, ...resources } = resourcesOf(record, call, action);
  const succeeded = (result.status ?? 200) < 400 && result.outcome !== "failure";
  const details = detailsOf({ record, raw, call, action, succeeded });
  const account = record.recipientAccountId ?? record.userIdentity.accountId;

  const event: EventInput = {
    id: id.data ?? uuidOf(createHash("sha256").update(JSON.stringify(raw)).digest()),
    occurredAt: record.eventTime,
    actor: actor.actor,
    ...(account && { workspace: { id: account, name: `AWS ${account}` } }),
    action,
    category: categoryOf(call, record),
    resource,
    ...(targets.length > 0 && { targets }),
    ...(result.status === undefined ? { outcome: result.outcome } : { status: result.status }),
    ...(details.client && { client: details.client }),
    request: {
      ...(record.requestID && { id: record.requestID.slice(0, EVENT_LIMITS.id) }),
      path: call.fullName.slice(0, EVENT_LIMITS.path),
    },
    ...(details.changes && { changes: details.changes }),
    ...(result.error && { error: result.error }),
    metadata: details.metadata,
  };
  const unmapped = [
    ...(id.success ? [] : ["eventID: absent or no UUID, an id was derived from the record"]),
    ...(verb.success ? [] : ["eventName: holds no verb, the action is call"]),
    ...[result.unmapped, actor.unmapped, resources.unmapped].flatMap((text) => text ?? []),
    ...details.unmapped,
  ];
  return { ok: true, event, unmapped };
}
