import "./lib/node-version.mjs";
import { build } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runBin } from "./lib/run-program.mjs";
import { removeResults, sumResults } from "./lib/test-results.mjs";

// Every test: unit, integration on real MongoDB and Redis, the whole system in a real browser.
// The last line is the sum, `N passed, N failed`, with `, N skipped` when there are any.

const END_TO_END = "@audit/e2e";
const startedAt = performance.now();
const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
const say = (what) => console.log(`\n── ${what} (${seconds()})`);

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => interrupted.abort());

/** Runs a task in all packages, even when one fails; nothing after Ctrl-C. */
async function runTests(task, ...options) {
  if (interrupted.signal.aborted) return 130;
  const args = ["run", task, "--continue", "--output-logs=new-only", ...options];
  return runBin("turbo", args, { env });
}

await ensureInstalled();
await build();
removeResults();

say("databases");
const { startTestDatabases } = await import("../packages/test-kit/dist/databases.js");
const databases = await startTestDatabases(
  { mongodbUri: process.env.MONGODB_URI, redisUrl: process.env.REDIS_URL },
  console.log,
);
const env = {
  ...process.env,
  MONGODB_URI: databases.mongodbUri,
  REDIS_URL: databases.redisUrl,
};

const codes = [];
try {
  say("unit tests");
  codes.push(await runTests("test"));
  say("integration tests");
  codes.push(await runTests("test:integration", "--concurrency=1", `--filter=!${END_TO_END}`));
  say("end to end");
  codes.push(await runTests("test:integration", `--filter=${END_TO_END}`));
  say("in a browser");
  codes.push(await runTests("test:browser"));
} finally {
  await databases.stop();
}

const { passed, failed, skipped, missing, failing } = sumResults();
for (const one of failing) console.error(`failed: ${one}`);
for (const one of missing) console.error(`no results: ${one}`);
say("all tests");
const complete = missing.length === 0 && codes.every((code) => code === 0);
if (!complete && failed === 0) console.error("A test run ended early; its messages are above.");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = complete && failed === 0 ? 0 : 1;
