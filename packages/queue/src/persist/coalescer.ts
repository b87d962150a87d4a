export interface CoalescerOptions<Item> {
  /** Takes what has gathered; what it rejects with, every waiting caller gets. */
  readonly flush: (items: [Item, ...Item[]]) => Promise<void>;
  readonly sizeOf: (item: Item) => number;
  readonly maxItems: number;
  /** Limit of the sum of `sizeOf`; a single item may be larger and then goes alone. */
  readonly maxSize: number;
  /** How long an item waits for company at most, in milliseconds. */
  readonly maxWaitMs: number;
}

export interface Coalescer<Item> {
  /** Resolves once a flush that held the item has; never before. */
  readonly add: (item: Item) => Promise<void>;
}

interface Gathering<Item> {
  readonly items: [Item, ...Item[]];
  size: number;
  readonly timer: NodeJS.Timeout;
  readonly flushed: Deferred;
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly settle: (result: Promise<void>) => void;
}

function deferred(): Deferred {
  let settle: (result: Promise<void>) => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/**
 * Gathers items that arrive at the same time into one flush. The first goes at once; what arrives
 * while a flush is under way gathers until that one returns, the wait is over, or a limit is
 * reached. So an idle queue adds no delay, and a busy one pays for one round trip in many.
 */
export function createCoalescer<Item>(options: CoalescerOptions<Item>): Coalescer<Item> {
  let gathering: Gathering<Item> | undefined;
  let underWay = 0;

  const run = async (items: [Item, ...Item[]]) => {
    underWay += 1;
    try {
      await options.flush(items);
    } finally {
      underWay -= 1;
      if (underWay === 0) send();
    }
  };

  const send = () => {
    if (!gathering) return;
    const { items, timer, flushed } = gathering;
    gathering = undefined;
    clearTimeout(timer);
    flushed.settle(run(items));
  };

  return {
    add: (item) => {
      const size = options.sizeOf(item);
      if (gathering && gathering.size + size > options.maxSize) send();
      if (gathering) {
        gathering.items.push(item);
        gathering.size += size;
      } else if (underWay === 0) {
        return run([item]);
      } else {
        const timer = setTimeout(send, options.maxWaitMs);
        gathering = { items: [item], size, timer, flushed: deferred() };
      }
      const { promise } = gathering.flushed;
      if (gathering.items.length >= options.maxItems || gathering.size >= options.maxSize) send();
      return promise;
    },
  };
}
