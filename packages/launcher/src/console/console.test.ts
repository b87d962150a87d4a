import { expect, test } from "vitest";
import { createConsole } from "./console.js";

function recorded(isTerminal: boolean) {
  let text = "";
  const console = createConsole({
    isTerminal,
    write: (more) => {
      text += more;
    },
  });
  return { console, text: () => text.replace(/\d+\.\d s/g, "N s") };
}

test("a step says how far it is, then what came of it and how long it took", async () => {
  const { console, text } = recorded(false);
  const result = await console.step("MongoDB", async (say) => {
    say("fetching");
    return ["on port 1", 42] as const;
  });
  expect(result).toBe(42);
  expect(text()).toBe("  … MongoDB        fetching\n  ✓ MongoDB        on port 1 (N s)\n");
});

test("a step that fails is marked, and what it throws goes on", async () => {
  const { console, text } = recorded(false);
  const work = async () => {
    throw new Error("no disk");
  };
  await expect(console.step("Redis", work)).rejects.toThrow("no disk");
  expect(text()).toBe("  ✗ Redis          failed (N s)\n");
});

test("on a terminal the line of a step is overwritten", async () => {
  const { console, text } = recorded(true);
  await console.step("demo", async (say) => {
    say("half");
    return ["all", undefined] as const;
  });
  const kept = text()
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf("\u001b[K") + 3));
  expect(kept).toEqual(["  ✓ demo           all (N s)", ""]);
});
