import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCoalescer } from "./coalescer.js";

/** A coalescer of texts whose flushes are finished by hand. */
function handFlushed(limits: { maxItems?: number; maxSize?: number } = {}) {
  const flushes: { items: string[]; finish: (error?: Error) => void }[] = [];
  const coalescer = createCoalescer<string>({
    flush: (items) =>
      new Promise((resolve, reject) => {
        flushes.push({ items, finish: (error) => (error ? reject(error) : resolve()) });
      }),
    sizeOf: (item) => item.length,
    maxItems: 10,
    maxSize: 100,
    maxWaitMs: 5,
    ...limits,
  });
  return { coalescer, flushes, flushed: () => flushes.map(({ items }) => items) };
}

describe("a coalescer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends the first at once and gathers the others until that one has returned", async () => {
    const { coalescer, flushes, flushed } = handFlushed();
    const all = ["a", "b", "c"].map((item) => coalescer.add(item));
    expect(flushed()).toEqual([["a"]]);
    flushes[0]?.finish();
    await all[0];
    await vi.advanceTimersByTimeAsync(0);
    expect(flushed()).toEqual([["a"], ["b", "c"]]);
    flushes[1]?.finish();
    await Promise.all(all);
  });

  it("lets nobody wait longer than it says", async () => {
    const { coalescer, flushed } = handFlushed();
    void coalescer.add("a");
    void coalescer.add("b");
    await vi.advanceTimersByTimeAsync(4);
    expect(flushed()).toEqual([["a"]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(flushed()).toEqual([["a"], ["b"]]);
  });

  it("sends when the number of items is reached", () => {
    const { coalescer, flushed } = handFlushed({ maxItems: 2 });
    for (const item of ["a", "b", "c", "d"]) void coalescer.add(item);
    expect(flushed()).toEqual([["a"], ["b", "c"]]);
  });

  it("never sends more than the size together, and an oversized item alone", () => {
    const { coalescer, flushed } = handFlushed({ maxSize: 4 });
    for (const item of ["a", "bbb", "cc", "dddddd", "e"]) void coalescer.add(item);
    expect(flushed()).toEqual([["a"], ["bbb"], ["cc"], ["dddddd"]]);
  });

  it("answers a caller when its own flush has returned, not before", async () => {
    const { coalescer, flushes } = handFlushed();
    const answered: string[] = [];
    void coalescer.add("a").then(() => answered.push("a"));
    void coalescer.add("b").then(() => answered.push("b"));
    flushes[0]?.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).toEqual(["a"]);
    flushes[1]?.finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).toEqual(["a", "b"]);
  });

  it("tells every caller of a flush that failed, and goes on", async () => {
    const { coalescer, flushes, flushed } = handFlushed();
    const first = coalescer.add("a");
    const gathered = ["b", "c"].map((item) => coalescer.add(item));
    const outcomes = Promise.allSettled([first, ...gathered]);
    flushes[0]?.finish(new Error("away"));
    await vi.advanceTimersByTimeAsync(0);
    flushes[1]?.finish(new Error("still away"));
    expect((await outcomes).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "rejected",
    ]);
    void coalescer.add("d");
    expect(flushed().at(-1)).toEqual(["d"]);
  });
});
