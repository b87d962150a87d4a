import { eventCollection } from "@audit/db";
import { pollUntil } from "@audit/embedded";
import { createPersistProducer } from "@audit/queue";
import type { System } from "../system/start-system.js";
import type { Ledger } from "./ledger.js";

/** What became of the events that a ledger knows; every list is empty when nothing is amiss. */
export interface Account {
  /** Acknowledged, and nowhere. */
  readonly lost: string[];
  /** Stored more than once. */
  readonly twice: string[];
  /** Stored, and never sent. */
  readonly unknown: string[];
  readonly quarantined: number;
  readonly deadLetters: number;
  /** Jobs that BullMQ gave up. */
  readonly failedJobs: number;
}

export const IN_ORDER: Account = {
  lost: [],
  twice: [],
  unknown: [],
  quarantined: 0,
  deadLetters: 0,
  failedJobs: 0,
};

const REST_TIMEOUT_MS = 60_000;

/** Waits until the queue is at rest; the jobs that failed. Throws when it does not come to rest. */
async function untilQueueRests(system: System): Promise<number> {
  const producer = createPersistProducer({
    redisUrl: system.redis.url,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
  });
  try {
    let failed = 0;
    const rests = async () => {
      const { depth } = await producer.health();
      failed = depth?.failed ?? 0;
      return depth !== null && depth.waiting + depth.active + depth.delayed === 0;
    };
    if (await pollUntil(rests, { timeoutMs: REST_TIMEOUT_MS, intervalMs: 100 })) return failed;
    throw new Error(`the queue did not come to rest in ${REST_TIMEOUT_MS / 1_000} s`);
  } finally {
    await producer.close();
  }
}

/**
 * Draws up the account once the queue is at rest: every acknowledged event must be stored exactly
 * once, and nothing that was not sent. (An event that was sent and not acknowledged may be there
 * or not.)
 */
export async function accountFor(system: System, ledger: Ledger): Promise<Account> {
  const failedJobs = await untilQueueRests(system);
  const { nativeDb } = system.database;
  const times = new Map<string, number>();
  const stored = eventCollection(system.database).find({}, { projection: { id: 1 } });
  for await (const { id } of stored) {
    const uuid = id.toUUID().toString();
    times.set(uuid, (times.get(uuid) ?? 0) + 1);
  }
  return {
    lost: [...ledger.acknowledged].filter((id) => !times.has(id)),
    twice: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    unknown: [...times.keys()].filter((id) => !ledger.sent.has(id)),
    quarantined: await nativeDb.collection("quarantine").countDocuments(),
    deadLetters: await nativeDb.collection("dead_letters").countDocuments(),
    failedJobs,
  };
}
