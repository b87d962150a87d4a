import { quantile } from "../measure/statistics.js";
import { NEWEST_FIRST, PAGE_SIZE, ROW } from "./queries.js";
import type { Store } from "./store.js";

const PATHS = ["actor.keys", "workspace.id", "action", "resource.type", "client.ipBytes"];

/**
 * Restarts MongoDB, which empties its cache (not the system's), and reads the first page of each
 * organization's most frequent value of five fields, each once: what it costs to decompress what
 * a page needs. Answers the median in milliseconds.
 */
export async function measureColdPages({ mongo, events }: Store): Promise<number> {
  const organizations = await events.distinct("organizationId");
  const filters: Record<string, unknown>[] = [];
  for (const path of PATHS) {
    for (const organizationId of organizations) {
      const [top] = await events
        .aggregate<{ _id: unknown }>([
          { $match: { organizationId, [path]: { $exists: true } } },
          { $unwind: `$${path}` },
          { $sortByCount: `$${path}` },
          { $limit: 1 },
        ])
        .toArray();
      if (top) filters.push({ organizationId, [path]: top._id });
    }
  }
  await mongo.restart();
  await mongo.client.db("admin").command({ ping: 1 });
  const times: number[] = [];
  for (const filter of filters) {
    const startedAt = performance.now();
    await events.find(filter).sort(NEWEST_FIRST).limit(PAGE_SIZE).project(ROW).toArray();
    times.push(performance.now() - startedAt);
  }
  return quantile(times, 0.5);
}
