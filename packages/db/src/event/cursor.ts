import { AppError } from "@audit/types";
import { mongo } from "mongoose";

/**
 * A place in the order of events, newest first: by `occurredAt`, then by `_id`. Every event stands
 * either before or after it, also one that is stored later, so that paging by it neither skips
 * nor repeats.
 */
export interface EventPosition {
  readonly occurredAt: Date;
  readonly _id: mongo.Binary;
}

/** Raised when the layout changes, so that an old cursor is refused instead of misread. */
const VERSION = 1;
const TIME_BYTES = 8;
const ID_BYTES = 16;
const LENGTH = 1 + TIME_BYTES + ID_BYTES;

/** A position as an opaque text for URLs: base64url of version, time and `_id`, 34 characters. */
export function printCursor({ occurredAt, _id }: EventPosition): string {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt8(VERSION, 0);
  bytes.writeBigInt64BE(BigInt(occurredAt.getTime()), 1);
  bytes.set(_id.value().subarray(0, ID_BYTES), 1 + TIME_BYTES);
  return bytes.toString("base64url");
}

/** Throws an `AppError` `invalid_input` for a text that `printCursor` did not write. */
export function parseCursor(cursor: string): EventPosition {
  const bytes = Buffer.from(cursor, "base64url");
  const isOurs =
    bytes.length === LENGTH &&
    bytes.toString("base64url") === cursor &&
    bytes.readUInt8(0) === VERSION;
  const occurredAt = new Date(isOurs ? Number(bytes.readBigInt64BE(1)) : Number.NaN);
  if (Number.isNaN(occurredAt.getTime())) {
    throw new AppError("invalid_input", "cursor must be the nextCursor of an earlier answer");
  }
  return { occurredAt, _id: new mongo.Binary(bytes.subarray(1 + TIME_BYTES)) };
}
