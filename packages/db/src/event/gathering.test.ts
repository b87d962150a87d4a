import { expect, test } from "vitest";
import { createGathering } from "./gathering.js";

/** A gathering of texts whose runs end when the test says so. */
function gatherTexts({ maxItems = 5, maxUnderWay = 2 } = {}) {
  const runs: { readonly items: string; readonly end: (error?: Error) => void }[] = [];
  const gather = createGathering<string>({
    maxItems,
    maxUnderWay,
    run: (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve());
        runs.push({ items: items.join(""), end });
      }),
  });
  const end = async (index: number, error?: Error) => {
    runs[index]?.end(error);
    await new Promise(setImmediate);
  };
  return { gather: (text: string) => gather(text.split("")), runs, end };
}

const itemsOf = (runs: readonly { readonly items: string }[]) => runs.map(({ items }) => items);

test("nothing waits while nothing is under way, and the rest shares the next run", async () => {
  const { gather, runs, end } = gatherTexts();
  const answers = ["ab", "cd", "ef", "g"].map(gather);
  expect(itemsOf(runs)).toEqual(["ab", "cd"]);
  await end(0);
  expect(itemsOf(runs)).toEqual(["ab", "cd", "efg"]);
  await end(1);
  await end(2);
  await Promise.all(answers);
});

test("what belongs together stays together, and a larger group goes alone", async () => {
  const { gather, runs, end } = gatherTexts({ maxUnderWay: 1 });
  const answers = ["a", "bcd", "efg", "hijklmn", "o"].map(gather);
  for (const index of [0, 1, 2, 3, 4]) await end(index);
  expect(itemsOf(runs)).toEqual(["a", "bcd", "efg", "hijklmn", "o"]);
  await Promise.all(answers);
});

test("a failed run fails those who were in it, and nobody else", async () => {
  const { gather, runs, end } = gatherTexts({ maxUnderWay: 1 });
  const first = gather("a");
  const [second, third] = [gather("b"), gather("c")];
  await end(0);
  expect(itemsOf(runs)).toEqual(["a", "bc"]);
  const later = gather("d");
  const failed = expect(Promise.allSettled([second, third])).resolves.toEqual(
    Array(2).fill({ status: "rejected", reason: new Error("away") }),
  );
  await end(1, new Error("away"));
  await failed;
  await end(2);
  await Promise.all([first, later]);
});
