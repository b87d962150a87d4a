import { createHash } from "node:crypto";
import { mongo } from "mongoose";

const ORGANIZATION_BYTES = 12;
const EVENT_BYTES = 16;
const TIME_BYTES = 6;

function fromHex(hex: string, bytes: number, what: string): Buffer {
  const buffer = Buffer.from(hex, "hex");
  if (buffer.length !== bytes || hex.length !== bytes * 2) {
    throw new RangeError(`${what} must be ${bytes * 2} hexadecimal digits`);
  }
  return buffer;
}

/** A UUID's 16 bytes. Throws a `RangeError` when the text is no UUID. */
export function uuidBytes(uuid: string): Buffer {
  return fromHex(uuid.replaceAll("-", ""), EVENT_BYTES, "an event's id without its dashes");
}

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
  const event = uuidBytes(eventId);
  const organization = fromHex(organizationId, ORGANIZATION_BYTES, "an organization's id");
  const digest = createHash("sha256").update(organization).update(event).digest();
  const id = Buffer.allocUnsafeSlow(EVENT_BYTES);
  event.copy(id, 0, 0, TIME_BYTES);
  digest.copy(id, TIME_BYTES, 0, EVENT_BYTES - TIME_BYTES);
  return new mongo.Binary(id);
}
