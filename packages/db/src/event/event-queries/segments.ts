import type { mongo } from "mongoose";
import type { EventPosition } from "../cursor.js";

/** A stretch of the order of events, newest first. */
export interface Stretch {
  /** Begins right after this position; absent: at the newest. */
  readonly after?: EventPosition | undefined;
  /** Ends with this position; absent: with the oldest. */
  readonly until?: EventPosition | undefined;
  /** Times within, `from` included, `to` not. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Events of one time, at the beginning or the end of a stretch: `_id` decides between them. */
function tie(occurredAt: Date, idRange: mongo.Document): mongo.Document {
  return { occurredAt, _id: idRange };
}

const timeRange = (range: mongo.Document): mongo.Document =>
  Object.keys(range).length === 0 ? {} : { occurredAt: range };

/**
 * A stretch as queries that follow one another, newest first. Each is one contiguous piece of an
 * index that ends in `(occurredAt, _id)`, so that no key outside the stretch is ever examined,
 * however many events share a time.
 */
export function segmentsOf({ after, until, from, to }: Stretch): mongo.Document[] {
  const begin = after && (to === undefined || after.occurredAt < to) ? after : undefined;
  if (begin && from && begin.occurredAt < from) return [];
  if (from && to && from >= to) return [];
  if (begin && until && begin.occurredAt.getTime() === until.occurredAt.getTime()) {
    return [tie(begin.occurredAt, { $lt: begin._id, $gte: until._id })];
  }
  const upper = begin ? { $lt: begin.occurredAt } : to && { $lt: to };
  const lower = until ? { $gt: until.occurredAt } : from && { $gte: from };
  return [
    ...(begin ? [tie(begin.occurredAt, { $lt: begin._id })] : []),
    timeRange({ ...upper, ...lower }),
    ...(until ? [tie(until.occurredAt, { $gte: until._id })] : []),
  ];
}
