import { setTimeout as sleep } from "node:timers/promises";
import type { Outbox, OutboxEntry } from "@audit/db";
import type { Logger } from "@audit/runtime/logger";
import type { PersistGroup, PersistJob } from "@audit/types";

export interface RelayOptions {
  readonly outbox: Pick<Outbox, "due" | "remove">;
  /** Throws `unavailable`. */
  readonly enqueue: (job: PersistJob) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Carries what is due from the outbox to the queue, until it is closed. */
export interface Relay {
  /** There is something due: do not wait for the next look. */
  readonly wake: () => void;
  /** Finishes what is under way. */
  readonly close: () => Promise<void>;
}

const LOOK_EVERY_MS = 1_000;
const ENTRIES_PER_JOB = 100;

const groupOf = ({ organizationId, producer, receivedAt, event }: OutboxEntry): PersistGroup => ({
  organizationId,
  producer,
  receivedAt: receivedAt.toISOString(),
  events: [event],
});

/**
 * An entry is taken away after the queue has it: whatever happens in between, it is queued twice
 * at worst, and stored once. Several processes may do this at the same time.
 */
export function startRelay({ outbox, enqueue, now, logger }: RelayOptions): Relay {
  const stop = new AbortController();
  let alarm = new AbortController();
  let isAway = false;

  async function carryDue(): Promise<void> {
    for (;;) {
      const entries = await outbox.due(now(), ENTRIES_PER_JOB);
      if (entries.length === 0) return;
      await enqueue({ version: 1, groups: entries.map(groupOf) });
      await outbox.remove(entries);
      if (entries.length < ENTRIES_PER_JOB || stop.signal.aborted) return;
    }
  }

  async function look(): Promise<void> {
    try {
      await carryDue();
      isAway = false;
    } catch (error) {
      if (!isAway) logger.warn({ err: error }, "events of the log's own wait in the outbox");
      isAway = true;
    }
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      const { signal } = alarm;
      await look();
      if (stop.signal.aborted) return;
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      alarm = new AbortController();
    }
  }

  const running = run();
  return {
    wake: () => {
      if (!isAway) alarm.abort();
    },
    close: async () => {
      stop.abort();
      alarm.abort();
      await running;
    },
  };
}
