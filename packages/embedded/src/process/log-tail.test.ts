import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { keepLog } from "./keep-log.js";
import { readLogTail } from "./log-tail.js";

test("shows the last lines, MongoDB's in a form for people", () => {
  const path = join(temporaryFolder(), "mongodb.log");
  const line = { t: { $date: "2026-01-01" }, s: "E", c: "-", id: 1, msg: "Boom", attr: { at: 7 } };
  writeFileSync(path, `first\nsecond\n${JSON.stringify(line)}\n{torn\n`);
  expect(readLogTail(path, 3)).toBe('    second\n    E Boom {"at":7}\n    {torn');
});

test("is empty when there is no log", () => {
  expect(readLogTail("/nowhere/x.log")).toBe("");
});

test("a new log file keeps the one before", () => {
  const path = join(temporaryFolder(), "logs", "redis.log");
  keepLog(path);
  writeFileSync(path, "one\n");
  keepLog(path);
  expect(readLogTail(path)).toBe("");
  expect(readLogTail(path.replace(".log", ".previous.log"))).toBe("    one");
});
