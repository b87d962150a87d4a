import { hash } from "node:crypto";
import { mongo } from "mongoose";
import { organizationObjectId } from "../connection/organization-id.js";
import { writeHex } from "./hex.js";

const { Binary } = mongo;
const ORGANIZATION_BYTES = 12;
const EVENT_BYTES = 16;
const TIME_BYTES = 6;
const DIGEST_BYTES = EVENT_BYTES - TIME_BYTES;

/**
 * The `_id` under which an event is stored: the first 48 bits of its UUID, then 80 bits of
 * SHA-256(organization ‖ id). The same id in two organizations gives two documents, and for a
 * UUID of version 7 the beginning is its time in milliseconds, so new events go to the end of the
 * index. (Measured beside six other indexes: 379 index bytes an event, against 689 with a string
 * and 863 with an embedded document as `_id`.)
 *
 * `organizationId` is an ObjectId in hex. Throws a `RangeError` when either is malformed.
 */
export function eventDocumentId(organizationId: string, eventId: string): mongo.Binary {
  const both = Buffer.allocUnsafe(ORGANIZATION_BYTES + EVENT_BYTES);
  both.set(organizationObjectId(organizationId).id, 0);
  if (!writeHex(both, ORGANIZATION_BYTES, both.length, eventId)) {
    throw new RangeError("an event's id must be a UUID");
  }
  const id = Buffer.allocUnsafeSlow(EVENT_BYTES);
  both.copy(id, 0, ORGANIZATION_BYTES, ORGANIZATION_BYTES + TIME_BYTES);
  // As text: a digest as a Buffer of its own takes longer than making and reading the digits.
  const digest = hash("sha256", both, "hex");
  writeHex(id, TIME_BYTES, EVENT_BYTES, digest.slice(0, 2 * DIGEST_BYTES));
  return new Binary(id);
}
