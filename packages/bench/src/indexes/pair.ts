import { sampleDocuments } from "../corpus/documents.js";
import type { CleanUp } from "../measure/clean-up.js";
import { startOwnMongo } from "../measure/own-mongo.js";
import { cpuMicroseconds } from "../measure/process-cpu.js";
import { spread } from "../measure/statistics.js";
import { measureColdPages } from "./cold-pages.js";
import { chooseProbes, measureProbe, type ProbeCost } from "./queries.js";
import {
  type Cost,
  createStore,
  insertSlice,
  measureSizes,
  type Sizes,
  type Store,
} from "./store.js";
import { BASELINE, type Variant } from "./variants.js";

export interface PairOptions {
  readonly cleanUp: CleanUp;
  /** The first of two ports. */
  readonly port: number;
  readonly events: number;
  /** How many times the two sides take turns. */
  readonly slices: number;
  readonly queries: readonly ("baseline" | "variant")[];
}

export interface Side {
  readonly name: string;
  readonly sizes: Sizes;
  /** CPU time of MongoDB an event, all of it: inserts, journal, checkpoints. */
  readonly cpuMicroseconds: number;
  readonly eventsPerSecond: number;
  readonly probes: readonly ProbeCost[];
  /** Median of first pages after a restart, in milliseconds: see `measureColdPages`. */
  readonly coldPageMs: number;
}

export interface Pair {
  readonly baseline: Side;
  readonly variant: Side;
}

interface Filled {
  readonly store: Store;
  readonly costs: readonly Cost[];
  readonly cpuBefore: number;
}

async function finish(
  { store, costs, cpuBefore }: Filled,
  events: number,
  withQueries: boolean,
): Promise<Side> {
  const sizes = await measureSizes(store);
  const cpu = (cpuMicroseconds(store.mongo.pid()) - cpuBefore) / events;
  const probes: ProbeCost[] = [];
  if (withQueries) {
    for (const probe of await chooseProbes(store)) probes.push(await measureProbe(store, probe));
  }
  return {
    name: store.variant.name,
    sizes,
    cpuMicroseconds: cpu,
    eventsPerSecond: spread(costs.map((cost) => 1e6 / cost.wallMicroseconds)).median,
    probes,
    coldPageMs: await measureColdPages(store),
  };
}

/**
 * Fills the baseline and a variant, each on a MongoDB of its own, turn by turn with the same
 * documents, so that whatever else the machine does meets both alike; then measures the files
 * and, if asked, the queries.
 */
export async function runPair(variant: Variant, options: PairOptions): Promise<Pair> {
  const mongos = [
    await startOwnMongo(options.port, options.cleanUp),
    await startOwnMongo(options.port + 1, options.cleanUp),
  ] as const;
  try {
    const fill = (store: Store) => ({
      store,
      costs: [] as Cost[],
      cpuBefore: cpuMicroseconds(store.mongo.pid()),
    });
    const theirs = fill(await createStore(mongos[0], BASELINE));
    const ours = fill(await createStore(mongos[1], variant));
    let turn = [theirs, ours];
    let events = 0;
    const sliceSize = Math.ceil(options.events / options.slices);
    for (const documents of sampleDocuments(options.events, sliceSize)) {
      for (const side of turn) side.costs.push(await insertSlice(side.store, documents));
      turn = turn.toReversed();
      events += documents.length;
    }
    return {
      baseline: await finish(theirs, events, options.queries.includes("baseline")),
      variant: await finish(ours, events, options.queries.includes("variant")),
    };
  } finally {
    await Promise.all(mongos.map((mongo) => mongo.stop()));
  }
}
