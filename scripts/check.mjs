import "./lib/node-version.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runBin, runProgram } from "./lib/run-program.mjs";

/**
 * What must hold beside the tests; each is also an npm script of its own. Dead code comes after the
 * build, since knip loads configurations that import what is built.
 *
 * @type {[name: string, check: () => Promise<number>][]}
 */
const checks = [
  ["lock file", () => runProgram(process.execPath, ["scripts/check-lock.mjs"])],
  ["versions", () => runBin("sherif", [])],
  ["boundaries", () => runBin("turbo", ["boundaries"])],
  [
    "types, lint and build",
    () =>
      runBin("turbo", [
        "run",
        "typecheck",
        "lint",
        "lint:root",
        "build",
        "--continue",
        "--output-logs=errors-only",
      ]),
  ],
  ["dead code", () => runBin("knip", [])],
];

await ensureInstalled();
const failed = [];
for (const [name, check] of checks) {
  console.log(`\n── ${name}`);
  if ((await check()) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? "\nEvery check passed." : `\nFailed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
