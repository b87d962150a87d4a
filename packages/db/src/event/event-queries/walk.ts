import type { mongo } from "mongoose";
import type { EventPosition } from "../cursor.js";
import type { EventSearch } from "../filter-search.js";
import type { Plan } from "./plan.js";
import type { SearchContext } from "./search-context.js";
import { type Stretch, segmentsOf } from "./segments.js";

/**
 * The order, as a segment needs it said: with several values in the prefix, MongoDB merges walks
 * only by the keys that still vary, and sorts in memory when told of more.
 */
function newestFirst({ occurredAt }: mongo.Document): mongo.Sort {
  return occurredAt instanceof Date ? { _id: -1 } : { occurredAt: -1, _id: -1 };
}

/** The queries that a search along a plan is made of; each throws when the deadline is over. */
export interface Walk {
  /** The position of the key `keys` places after `after`, or null when there are fewer left. */
  readonly boundary: (
    after: EventPosition | undefined,
    keys: number,
  ) => Promise<EventPosition | null>;
  /** What matches in a stretch, newest first, `limit` at most. */
  readonly find: <Row extends mongo.Document>(
    stretch: Pick<Stretch, "after" | "until">,
    request: { limit: number; projection: mongo.Document },
  ) => Promise<(Row & EventPosition)[]>;
  /** How many match in a stretch; stops at `limit`. */
  readonly count: (stretch: Pick<Stretch, "after" | "until">, limit: number) => Promise<number>;
}

export function createWalk(
  { collection, deadline }: Pick<SearchContext, "collection" | "deadline">,
  search: EventSearch,
  plan: Plan,
): Walk {
  const { from, to } = search;
  const residual = [...plan.residual.map(({ query }) => query), search.readable];
  const options = () => ({ hint: plan.index, maxTimeMS: deadline.maxTimeMS() });

  /** A segment's times stay beside the prefix: inside `$and` they would be no bounds of the index. */
  const matching = (segment: mongo.Document) => ({ ...plan.prefix, ...segment, $and: residual });

  return {
    boundary: async (after, keys) => {
      for (const segment of segmentsOf({ after, from, to })) {
        const [found] = await collection
          .find<EventPosition>(
            { ...plan.prefix, ...segment },
            { ...options(), projection: { _id: 1, occurredAt: 1 } },
          )
          .sort(newestFirst(segment))
          .skip(keys - 1)
          .limit(1)
          .toArray();
        if (found) return found;
      }
      return null;
    },

    find: async <Row extends mongo.Document>(
      stretch: Pick<Stretch, "after" | "until">,
      { limit, projection }: { limit: number; projection: mongo.Document },
    ) => {
      const rows: (Row & EventPosition)[] = [];
      for (const segment of segmentsOf({ ...stretch, from, to })) {
        if (rows.length >= limit) break;
        const wanted = limit - rows.length;
        const found = await collection
          .find<Row & EventPosition>(matching(segment), {
            ...options(),
            projection,
            batchSize: wanted, // all in one answer
          })
          .sort(newestFirst(segment))
          .limit(wanted)
          .toArray();
        rows.push(...found);
      }
      return rows;
    },

    count: async (stretch, limit) => {
      let count = 0;
      for (const segment of segmentsOf({ ...stretch, from, to })) {
        if (count >= limit) break;
        const [found] = await collection
          .aggregate<{ count: number }>(
            [{ $match: matching(segment) }, { $limit: limit - count }, { $count: "count" }],
            options(),
          )
          .toArray();
        count += found?.count ?? 0;
      }
      return count;
    },
  };
}
