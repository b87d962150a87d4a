import { createHash } from "node:crypto";
import type { AcceptedEvent, Producer } from "@audit/types";
import { mongo } from "mongoose";
import { organizationObjectId } from "../connection/organization-id.js";
import type { QuarantineDocument } from "./quarantine-model.js";

/** An event whose id is stored with other content. */
export interface ConflictingEvent {
  readonly organizationId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  readonly event: AcceptedEvent;
}

const ID_BYTES = 16;

export function toQuarantineDocument(
  conflict: ConflictingEvent,
  quarantinedAt: Date,
): QuarantineDocument {
  const { organizationId, producer, receivedAt, event } = conflict;
  const digest = createHash("sha256")
    .update(JSON.stringify([organizationId, event.id, event.inputHash]))
    .digest();
  return {
    _id: new mongo.Binary(digest.subarray(0, ID_BYTES)),
    organizationId: organizationObjectId(organizationId),
    eventId: event.id,
    inputHash: event.inputHash,
    producer,
    receivedAt,
    event: JSON.stringify(event),
    quarantinedAt,
  };
}
