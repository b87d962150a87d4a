import { setTimeout as delay } from "node:timers/promises";
import { createDemoEvents } from "@audit/demo";
import type { EventInput, RecordAnswer } from "@audit/types";
import type { Ledger } from "./ledger.js";

export interface LoadOptions {
  /** Sends a request's events, with retries; rejects when it gives up. */
  readonly send: (events: EventInput[]) => Promise<Pick<RecordAnswer, "accepted">>;
  /** Keeps the account; several loads may share one. */
  readonly ledger: Ledger;
  /** The same seed sends the same events. */
  readonly seed: number;
  readonly eventsPerRequest?: number;
  readonly requestsPerSecond?: number;
}

export interface Load {
  /** Sends nothing new, and waits for what is under way. Rejects if any request was given up. */
  readonly stop: () => Promise<void>;
}

/** More than any test sends: the generator makes them one by one as they are asked for. */
const ENDLESS = 1_000_000;

/**
 * Sends demo events at an even pace until it is stopped. The pace does not follow the answers, as
 * services do not wait for each other either: an outage piles up requests.
 */
export function startLoad(options: LoadOptions): Load {
  const { send, ledger, seed, eventsPerRequest = 50, requestsPerSecond = 20 } = options;
  const events = createDemoEvents({ seed, count: ENDLESS, until: new Date(), ids: true });
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const stopping = new AbortController();

  const sendOne = async (batch: EventInput[]) => {
    ledger.noteSent(batch.flatMap((event) => event.id ?? []));
    try {
      ledger.noteAnswer(await send(batch));
    } catch (error) {
      failures.push(error);
    }
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      const batch: EventInput[] = [];
      while (batch.length < eventsPerRequest) {
        const { value } = events.next();
        if (!value) throw new Error("the demo events ran out");
        batch.push(value);
      }
      const one = sendOne(batch).finally(() => underWay.delete(one));
      underWay.add(one);
      await delay(1_000 / requestsPerSecond, undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  };
  const running = run();

  return {
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all(underWay);
      if (failures.length > 0) throw new AggregateError(failures, "requests were given up");
    },
  };
}
