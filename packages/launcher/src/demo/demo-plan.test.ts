import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { markDemoDone, planDemo } from "./demo-plan.js";

const now = new Date("2026-01-02T03:04:05.678Z");
const decide = (path: string, flag: boolean | undefined, isNewAndOurs: boolean, id = "one") =>
  planDemo({ path, flag, isNewAndOurs, organizationId: id, now });

test.each([
  [undefined, true, true],
  [undefined, false, false],
  [false, true, false],
  [true, false, true],
])("flag %s, new and ours %s: demo %s", (flag, isNewAndOurs, expected) => {
  const path = join(temporaryFolder(), "demo.json");
  expect(decide(path, flag, isNewAndOurs) !== null).toBe(expected);
});

test("a demo that was cut short is sent again with the same events, until it is done", () => {
  const path = join(temporaryFolder(), "demo.json");
  const first = decide(path, undefined, true);
  expect(first).not.toBeNull();
  expect(decide(path, undefined, false)).toEqual(first);
  expect(decide(path, undefined, false, "another organization")).toBeNull();
  if (first) markDemoDone(path, first);
  expect(decide(path, undefined, false)).toBeNull();
});
