import { describe, expect, it } from "vitest";
import { createBatchedLookup } from "./batched-lookup.js";

/** A loader that answers when told to, and remembers what it was asked. */
function createLoader() {
  const asked: string[][] = [];
  const answers: (() => void)[] = [];
  return {
    asked,
    load: (ids: readonly string[]) =>
      new Promise<ReadonlyMap<string, string>>((resolve) => {
        asked.push([...ids]);
        answers.push(() => resolve(new Map(ids.map((id) => [id, `value of ${id}`]))));
      }),
    answer: async () => {
      answers.shift()?.();
      await new Promise(setImmediate);
    },
  };
}

describe("a batched look-up", () => {
  it("asks for everything that came while it was busy at once, and for each id once", async () => {
    const loader = createLoader();
    const find = createBatchedLookup({ load: loader.load, batchSize: 10, maxWaiting: 10 });
    const all = Promise.all(["a", "b", "c", "b", "a"].map(find));
    await loader.answer();
    await loader.answer();
    expect(await all).toEqual(["a", "b", "c", "b", "a"].map((id) => `value of ${id}`));
    expect(loader.asked).toEqual([["a"], ["b", "c"]]);
  });

  it("asks for no more than a batch at once, one batch at a time", async () => {
    const loader = createLoader();
    const find = createBatchedLookup({ load: loader.load, batchSize: 2, maxWaiting: 10 });
    const all = Promise.all(["a", "b", "c", "d"].map(find));
    expect(loader.asked).toEqual([["a"]]);
    await loader.answer();
    await loader.answer();
    await loader.answer();
    await all;
    expect(loader.asked).toEqual([["a"], ["b", "c"], ["d"]]);
  });

  it("refuses what is too much, and goes on afterwards", async () => {
    const loader = createLoader();
    const find = createBatchedLookup({ load: loader.load, batchSize: 1, maxWaiting: 1 });
    const first = find("a");
    const second = find("b");
    await expect(find("c")).rejects.toMatchObject({ code: "unavailable" });
    await loader.answer();
    await loader.answer();
    await Promise.all([first, second]);
    const third = find("c");
    await loader.answer();
    expect(await third).toBe("value of c");
  });

  it("hands a failure to those who asked, and asks again for the next", async () => {
    let fails = true;
    const find = createBatchedLookup({
      load: async (ids) => {
        if (fails) throw new Error("away");
        return new Map(ids.map((id) => [id, id]));
      },
      batchSize: 2,
      maxWaiting: 10,
    });
    await expect(Promise.all([find("a"), find("b")])).rejects.toThrow("away");
    fails = false;
    expect(await find("a")).toBe("a");
    expect(await find("unknown")).toBe("unknown");
  });
});
