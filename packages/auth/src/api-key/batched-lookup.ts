import { AppError } from "@audit/types";

interface Waiter<Value> {
  readonly promise: Promise<Value | undefined>;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (reason: unknown) => void;
}

function createWaiter<Value>(): Waiter<Value> {
  let resolve: Waiter<Value>["resolve"] = () => {};
  let reject: Waiter<Value>["reject"] = () => {};
  const promise = new Promise<Value | undefined>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/**
 * Looks ids up in batches, one batch at a time: whoever asks while a query runs shares the next
 * one, and whoever asks for an id that is being looked up shares that answer. However many ask,
 * the database sees one query of at most `batchSize` ids. More than `maxWaiting` ids: `unavailable`.
 */
export function createBatchedLookup<Value>(options: {
  readonly load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  readonly batchSize: number;
  readonly maxWaiting: number;
}): (id: string) => Promise<Value | undefined> {
  const waiting = new Map<string, Waiter<Value>>();
  let loading: ReadonlyMap<string, Waiter<Value>> = new Map();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.size > 0) {
      loading = new Map([...waiting].slice(0, options.batchSize));
      for (const id of loading.keys()) waiting.delete(id);
      try {
        const found = await options.load([...loading.keys()]);
        for (const [id, waiter] of loading) waiter.resolve(found.get(id));
      } catch (error) {
        for (const waiter of loading.values()) waiter.reject(error);
      }
    }
    loading = new Map();
    running = false;
  }

  return (id) => {
    const shared = loading.get(id) ?? waiting.get(id);
    if (shared) return shared.promise;
    if (waiting.size >= options.maxWaiting) {
      return Promise.reject(
        new AppError("unavailable", "too many unknown keys are being looked up: retry shortly", {
          retryAfterSeconds: 2,
        }),
      );
    }
    const waiter = createWaiter<Value>();
    waiting.set(id, waiter);
    if (!running) void run();
    return waiter.promise;
  };
}
