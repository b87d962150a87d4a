import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** Every workspace, as its folder and its package.json. */
function workspaces() {
  return ["apps", "packages"].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((folder) => existsSync(join(folder, "package.json")))
      .map((folder) => ({
        folder,
        ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
      })),
  );
}

const resultsFolder = ({ folder }) => join(folder, "test-results");

/** Which script of a package must leave which file. */
const REQUIRED = {
  test: "unit.json",
  "test:integration": "integration.json",
  "test:browser": "browser.json",
};

/** Removes the results of earlier runs, so that none is taken for one of this run. */
export function removeResults() {
  for (const one of workspaces()) {
    for (const file of Object.values(REQUIRED))
      rmSync(join(resultsFolder(one), file), { force: true });
  }
}

/** The counts of one file, written by Playwright or by Vitest. */
function countsOf(file) {
  const results = JSON.parse(readFileSync(file, "utf8"));
  if (results.stats) {
    const { expected, flaky, unexpected, skipped } = results.stats;
    const failed = unexpected + (unexpected === 0 && results.errors?.length > 0 ? 1 : 0);
    return { passed: expected + flaky, failed, skipped };
  }
  // a file that cannot even be loaded holds no test that failed
  const failed = results.numFailedTests || (results.success ? 0 : 1);
  return {
    passed: results.numPassedTests,
    failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/**
 * Sums the results of all packages; `missing` names what should have left some and did not.
 * @returns {{ passed: number, failed: number, skipped: number, missing: string[], failing: string[] }}
 */
export function sumResults() {
  const sum = { passed: 0, failed: 0, skipped: 0, missing: [], failing: [] };
  for (const one of workspaces()) {
    for (const [script, name] of Object.entries(REQUIRED)) {
      if (!one.scripts?.[script]) continue;
      const file = join(resultsFolder(one), name);
      if (!existsSync(file)) {
        sum.missing.push(`${one.name} ${script}`);
        continue;
      }
      const counts = countsOf(file);
      for (const key of ["passed", "failed", "skipped"]) sum[key] += counts[key];
      if (counts.failed > 0) sum.failing.push(`${one.name} ${script}: ${counts.failed}`);
    }
  }
  return sum;
}
