import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { assertGenuine, cachedWheelMongod } from "./wheel-mongod.js";

test("another wheel than the pinned one is refused", async () => {
  const wheel = join(temporaryFolder(), "x.whl");
  writeFileSync(wheel, "another wheel");
  await expect(assertGenuine(wheel)).rejects.toThrow(/not the pinned f07a739c.*it is not used/);
});

test("what an earlier run unpacked is found in the cache", () => {
  const cache = temporaryFolder();
  expect(cachedWheelMongod(cache)).toBeNull();
  mkdirSync(join(cache, "mongod-6.0.5-wheel"));
  writeFileSync(join(cache, "mongod-6.0.5-wheel", "mongod"), "");
  expect(cachedWheelMongod(cache)?.origin).toContain("for development only");
});
