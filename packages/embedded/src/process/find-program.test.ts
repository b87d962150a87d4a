import { dirname } from "node:path";
import { expect, test } from "vitest";
import { findProgram, isAtLeast, versionOf } from "./find-program.js";

test("finds a program in the first folder that has it, and only executable files", () => {
  const folder = dirname(process.execPath);
  expect(findProgram(["node"], ["/nowhere", folder])).toBe(process.execPath);
  expect(findProgram(["package.json"], [process.cwd()])).toBeUndefined();
  expect(findProgram(["src"], [process.cwd()])).toBeUndefined();
});

test("reads the version a program gives, and null of what does not run", async () => {
  expect(await versionOf(process.execPath)).toBe(process.versions.node);
  expect(await versionOf("/nowhere/program")).toBeNull();
});

test.each([
  ["6.0.5", true],
  ["6.2", true],
  ["8.0.0", true],
  ["10.0", true],
  ["5.9.9", false],
])("%s is at least 6.0: %s", (version, expected) => {
  expect(isAtLeast(version, { major: 6, minor: 0 })).toBe(expected);
});
