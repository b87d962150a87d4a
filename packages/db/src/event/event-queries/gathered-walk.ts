import type { mongo } from "mongoose";
import type { EventPosition } from "../cursor.js";
import { type EventSearch, organizationQuery } from "../filter-search.js";
import { isTimeUp } from "./deadline.js";
import type { SearchContext } from "./search-context.js";
import { type Stretch, segmentsOf } from "./segments.js";
import type { Walk } from "./walk.js";

/** Documents read at once. */
const CHUNK = 500;

/** Negative when `one` is newer. */
function byNewest(one: EventPosition, other: EventPosition): number {
  return (
    other.occurredAt.getTime() - one.occurredAt.getTime() ||
    Buffer.compare(other._id.value(), one._id.value())
  );
}

/** The keys of the ranges, in the order of the index `ip`, or null when there are too many. */
async function gather(
  { collection, deadline, limits }: SearchContext,
  search: EventSearch,
  ranges: mongo.Document,
): Promise<EventPosition[] | null> {
  const [times] = segmentsOf({ from: search.from, to: search.to });
  if (!times) return [];
  const found = await collection
    .find<EventPosition>(
      { ...organizationQuery(search.organizations), ...times, ...ranges },
      {
        hint: "ip",
        maxTimeMS: deadline.maxTimeMS(),
        projection: { _id: 1, occurredAt: 1 },
        batchSize: limits.gatheredKeys + 1,
      },
    )
    .limit(limits.gatheredKeys + 1)
    .toArray();
  return found.length > limits.gatheredKeys ? null : found;
}

/**
 * A walk through the events of IP ranges, when one is asked for and few events are in it. Within a
 * range of addresses no index keeps the order of time, so the keys are gathered, put in order in
 * memory, and their documents read by `_id`. Null when there is no such term or too many keys.
 */
export async function gatherWalk(
  context: SearchContext,
  search: EventSearch,
): Promise<Walk | null> {
  const { collection, deadline } = context;
  const served = search.conditions.find(({ ipRanges }) => ipRanges);
  if (!served?.ipRanges) return null;
  const gathered = await gather(context, search, served.ipRanges).catch((error: unknown) => {
    if (isTimeUp(error)) return null;
    throw error;
  });
  if (!gathered) return null;
  const positions = gathered.sort(byNewest);

  const rest = search.conditions.filter((condition) => condition !== served);
  const residual = [...rest.map(({ query }) => query), search.readable];
  const matching = (chunk: readonly EventPosition[]) => ({
    _id: { $in: chunk.map(({ _id }) => _id) },
    ...organizationQuery(search.organizations),
    $and: residual,
  });
  const options = () => ({ hint: "_id_", maxTimeMS: deadline.maxTimeMS() });

  function* chunksOf({ after, until }: Pick<Stretch, "after" | "until">) {
    const within = positions.filter(
      (one) => (!after || byNewest(after, one) < 0) && (!until || byNewest(one, until) <= 0),
    );
    for (let start = 0; start < within.length; start += CHUNK) {
      yield within.slice(start, start + CHUNK);
    }
  }

  return {
    boundary: async (after, keys) => {
      const start = after ? positions.findIndex((one) => byNewest(after, one) < 0) : 0;
      return start < 0 ? null : (positions[start + keys - 1] ?? null);
    },

    find: async <Row extends mongo.Document>(
      stretch: Pick<Stretch, "after" | "until">,
      { limit, projection }: { limit: number; projection: mongo.Document },
    ) => {
      const rows: (Row & EventPosition)[] = [];
      for (const chunk of chunksOf(stretch)) {
        if (rows.length >= limit) break;
        const found = await collection
          .find<Row & EventPosition>(matching(chunk), {
            ...options(),
            projection,
            batchSize: CHUNK + 1,
          })
          .toArray();
        rows.push(...found.sort(byNewest));
      }
      return rows.slice(0, limit);
    },

    count: async (stretch, limit) => {
      let count = 0;
      for (const chunk of chunksOf(stretch)) {
        if (count >= limit) break;
        count += await collection.countDocuments(matching(chunk), options());
      }
      return Math.min(count, limit);
    },
  };
}
