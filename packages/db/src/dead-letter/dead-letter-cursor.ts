import { AppError } from "@audit/types";
import { mongo } from "mongoose";

/** Where a page of dead letters ended: the time and id of its last one. */
export interface DeadLetterPosition {
  readonly failedAt: Date;
  readonly _id: mongo.Binary;
}

export function printDeadLetterCursor({ failedAt, _id }: DeadLetterPosition): string {
  return `${failedAt.getTime().toString(36)}.${_id.toString("hex")}`;
}

/** Throws an `AppError` `invalid_input` for a text that is no cursor of ours. */
export function parseDeadLetterCursor(cursor: string): DeadLetterPosition {
  const [, time, hex] = /^([0-9a-z]{1,9})\.([0-9a-f]{32})$/.exec(cursor) ?? [];
  if (time === undefined || hex === undefined) {
    throw new AppError("invalid_input", "cursor must be the nextCursor of an earlier answer");
  }
  return {
    failedAt: new Date(Number.parseInt(time, 36)),
    _id: new mongo.Binary(Buffer.from(hex, "hex")),
  };
}
