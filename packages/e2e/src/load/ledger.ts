import type { RecordAnswer } from "@audit/types";

/** What was sent and what was answered, by id: the producer's side of the account. */
export interface Ledger {
  readonly sent: ReadonlySet<string>;
  /** Ingest answered that it has them. */
  readonly acknowledged: ReadonlySet<string>;
  readonly noteSent: (ids: readonly string[]) => void;
  readonly noteAnswer: (answer: Pick<RecordAnswer, "accepted">) => void;
  /** Resolves once `count` events more than now are acknowledged. */
  readonly more: (count: number) => Promise<void>;
}

interface Waiter {
  readonly at: number;
  readonly resolve: () => void;
}

export function createLedger(): Ledger {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  let waiters: Waiter[] = [];
  return {
    sent,
    acknowledged,
    noteSent: (ids) => {
      for (const id of ids) sent.add(id);
    },
    noteAnswer: ({ accepted }) => {
      for (const { id } of accepted) acknowledged.add(id);
      const reached = waiters.filter(({ at }) => at <= acknowledged.size);
      waiters = waiters.filter(({ at }) => at > acknowledged.size);
      for (const { resolve } of reached) resolve();
    },
    more: (count) =>
      new Promise((resolve) => waiters.push({ at: acknowledged.size + count, resolve })),
  };
}
