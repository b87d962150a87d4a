import fc from "fast-check";
import { mongo } from "mongoose";
import { describe, expect, it } from "vitest";
import type { EventPosition } from "../cursor.js";
import { segmentsOf } from "./segments.js";

/** Few times and few ids, so that ties and touching ends are common. */
const time = fc.nat(4).map((number) => new Date(number));
const position = fc.record({
  occurredAt: time,
  _id: fc.nat(4).map((number) => new mongo.Binary(Buffer.from([number]))),
});

const idOf = ({ _id }: EventPosition) => _id.value()[0] ?? 0;

/** Negative when `one` comes before `other`, newest first. */
function compare(one: EventPosition, other: EventPosition): number {
  return other.occurredAt.getTime() - one.occurredAt.getTime() || idOf(other) - idOf(one);
}

const everything = [4, 3, 2, 1, 0].flatMap((milliseconds) =>
  [4, 3, 2, 1, 0].map((id) => ({
    occurredAt: new Date(milliseconds),
    _id: new mongo.Binary(Buffer.from([id])),
  })),
);

/** What MongoDB makes of a range, in memory. */
function isWithin(value: number, range: unknown, read: (bound: unknown) => number): boolean {
  if (range === undefined) return true;
  if (range instanceof Date) return value === range.getTime();
  if (typeof range !== "object" || range === null) throw new Error("not a range");
  return Object.entries(range).every(([operator, bound]) => {
    const limit = read(bound);
    if (operator === "$lt") return value < limit;
    if (operator === "$gte") return value >= limit;
    if (operator === "$gt") return value > limit;
    throw new Error(`unexpected ${operator}`);
  });
}

const readTime = (bound: unknown) => (bound instanceof Date ? bound.getTime() : Number.NaN);
const readId = (bound: unknown) =>
  bound instanceof mongo.Binary ? (bound.value()[0] ?? 0) : Number.NaN;

describe("the segments of a stretch", () => {
  it("hold exactly the events of the stretch, in order, each once", () => {
    const stretch = fc.record(
      { after: position, until: position, from: time, to: time },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(stretch, (given) => {
        const { after, until, from, to } = given;
        // a boundary is always found behind `after` and within the times
        fc.pre(!after || !until || compare(after, until) < 0);
        fc.pre(!until || !from || until.occurredAt >= from);
        fc.pre(!until || !to || until.occurredAt < to);

        const found = segmentsOf(given).flatMap((segment) =>
          everything.filter(
            (event) =>
              isWithin(event.occurredAt.getTime(), segment.occurredAt, readTime) &&
              isWithin(idOf(event), segment._id, readId),
          ),
        );
        const expected = everything.filter(
          (event) =>
            (!after || compare(after, event) < 0) &&
            (!until || compare(event, until) <= 0) &&
            (!from || event.occurredAt >= from) &&
            (!to || event.occurredAt < to),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  }, 30_000);
});
