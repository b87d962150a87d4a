import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createConsole } from "./console/console.js";
import { LaunchError, readEnvironment, readFlags, USAGE } from "./env.js";
import { runEverything } from "./run-everything.js";
import { openStateFolder } from "./state/state-folder.js";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));
const output = createConsole({
  write: (text) => process.stdout.write(text),
  isTerminal: process.stdout.isTTY,
});
const stop = new AbortController();
const hurry = new AbortController();

/** npm passes a Ctrl-C on that the terminal has sent here too: signals that close are one. */
const SAME_SIGNAL_MS = 1_000;
let signalledAtMs = Number.NEGATIVE_INFINITY;

function onSignal(): void {
  const sinceLastMs = performance.now() - signalledAtMs;
  signalledAtMs = performance.now();
  if (sinceLastMs < SAME_SIGNAL_MS) return;
  if (stop.signal.aborted) {
    output.line("Services are not waited for any more; the databases are.");
    hurry.abort();
  }
  stop.abort();
}

/** npm itself may be killed: whoever started this is gone then, and nobody else would stop it. */
function stopWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) stop.abort();
  }, 500);
  timer.unref();
}

async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    output.line(USAGE);
    return 0;
  }
  const environment = readEnvironment(process.env);
  const options = {
    projectRoot,
    state: openStateFolder(resolve(environment.AUDIT_STATE_FOLDER ?? join(projectRoot, ".audit"))),
    environment,
    inherited: process.env,
    flags,
    console: output,
  };
  return runEverything(options, { stop: stop.signal, hurry: hurry.signal });
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);
// whoever read the output may go first; the databases are stopped in order all the same
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
if (process.env.npm_lifecycle_event) stopWithParent();

try {
  process.exit(await main());
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  output.line(error.message);
  process.exit(1);
}
