import type { System } from "@audit/e2e";
import type { Db } from "mongodb";
import { type CpuByProcess, countCpu, sumOf } from "./cpu-by-process.js";
import { insertRaw, type RawLoad } from "./raw-insert.js";
import { type PreparedRequest, sendRequests, type Target } from "./requests.js";
import { eventsOf, readStored, untilStored } from "./stored-events.js";

/** One side of a pair. */
export interface Run {
  readonly eventsPerSecond: number;
  readonly cpuMicroseconds: CpuByProcess;
  /** Requests that ingest refused for overload and that were sent again. */
  readonly refusals?: number;
}

export interface Pair {
  /** End to end ÷ raw, in events per second. */
  readonly ratio: number;
  /** The same of the CPU time of all processes (raw ÷ end to end): steadier on a busy machine. */
  readonly cpuRatio: number;
  readonly endToEnd: Run;
  readonly raw: Run;
}

export interface Sides {
  readonly system: System;
  readonly target: Target;
  /** Where the product stores. */
  readonly product: Db;
  /** A database of the same MongoDB with the same indexes, for the bare driver. */
  readonly bare: Db;
}

/** HTTP to queryable: until MongoDB holds the last event. Checks then that it holds each once. */
export async function runEndToEnd(sides: Sides, requests: readonly PreparedRequest[]) {
  const { system, target } = sides;
  const ids = requests.flatMap((request) => request.ids);
  const events = eventsOf(sides.product);
  const before = await events.countDocuments();

  const countedCpu = countCpu({
    ingest: system.ingest.pid(),
    worker: system.worker.pid(),
    redis: system.redis.pid(),
    mongod: system.mongo.pid(),
    client: process.pid,
  });
  const startedAt = performance.now();
  const refusals = await sendRequests(target, requests);
  await untilStored(events, before + ids.length);
  const seconds = (performance.now() - startedAt) / 1_000;
  const run: Run = {
    eventsPerSecond: ids.length / seconds,
    cpuMicroseconds: countedCpu(ids.length),
    refusals,
  };
  return { run, documents: await readStored(events, ids, before) };
}

/**
 * Writes to disk what is only in MongoDB's cache and journal, so that a side does not pay in its
 * own time for what the side before it left to be written later.
 */
const checkpoint = (database: Db) => database.admin().command({ fsync: 1 });

/** The product first, then the bare driver with the documents that the product stored. */
export async function runPair(
  sides: Sides,
  requests: readonly PreparedRequest[],
  load: RawLoad,
): Promise<Pair> {
  await checkpoint(sides.product);
  const { run: endToEnd, documents } = await runEndToEnd(sides, requests);
  await checkpoint(sides.bare);
  const countedCpu = countCpu({ mongod: sides.system.mongo.pid(), client: process.pid });
  const seconds = await insertRaw(eventsOf(sides.bare), documents, load);
  const raw: Run = {
    eventsPerSecond: documents.length / seconds,
    cpuMicroseconds: countedCpu(documents.length),
  };
  return {
    ratio: endToEnd.eventsPerSecond / raw.eventsPerSecond,
    cpuRatio: sumOf(raw.cpuMicroseconds) / sumOf(endToEnd.cpuMicroseconds),
    endToEnd,
    raw,
  };
}
