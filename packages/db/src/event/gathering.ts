interface Group<Item> {
  readonly items: readonly Item[];
  readonly settle: (run: Promise<void>) => void;
}

/**
 * Makes a function that takes the items of a caller and puts together, in one `run`, what callers
 * bring while `maxUnderWay` runs are under way: at most `maxItems`, or one larger group alone. A
 * caller's items stay together, and the answer is that of the run they were in. Where nothing is
 * under way nothing waits.
 */
export function createGathering<Item>(options: {
  readonly run: (items: readonly Item[]) => Promise<void>;
  readonly maxItems: number;
  readonly maxUnderWay: number;
}): (items: readonly Item[]) => Promise<void> {
  const waiting: Group<Item>[] = [];
  let underWay = 0;

  function takeTogether(): Group<Item>[] {
    let count = 0;
    let groups = 0;
    for (const { items } of waiting) {
      if (groups > 0 && count + items.length > options.maxItems) break;
      count += items.length;
      groups += 1;
    }
    return waiting.splice(0, groups);
  }

  async function runTogether(groups: readonly Group<Item>[]): Promise<void> {
    underWay += 1;
    const run = options.run(groups.flatMap(({ items }) => items));
    for (const group of groups) group.settle(run);
    await run.catch(() => undefined);
    underWay -= 1;
    begin();
  }

  function begin(): void {
    while (underWay < options.maxUnderWay && waiting.length > 0) void runTogether(takeTogether());
  }

  return (items) =>
    new Promise((resolve) => {
      waiting.push({ items, settle: resolve });
      begin();
    });
}
