import type { Console } from "./console/console.js";
import { connectDatabases } from "./databases/databases.js";
import { type DemoPlan, markDemoDone } from "./demo/demo-plan.js";
import { sendDemo } from "./demo/send-demo.js";
import type { LauncherEnvironment, LaunchFlags } from "./env.js";
import type { FirstRun } from "./first-run/first-run-file.js";
import { databasePart, type Part } from "./parts.js";
import { assertPortsFree } from "./services/service-plans.js";
import type { StateFolder } from "./state/state-folder.js";
import { printSummary } from "./summary.js";

export interface LaunchOptions {
  readonly projectRoot: string;
  readonly state: StateFolder;
  readonly environment: LauncherEnvironment;
  /** What services inherit. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly flags: LaunchFlags;
  readonly console: Console;
}

export interface StartingRun {
  /** Gets each part as soon as it runs, in the order of starting. */
  readonly parts: Part[];
  readonly signal: AbortSignal;
}

async function startDemo(
  plan: DemoPlan,
  firstRun: FirstRun,
  options: LaunchOptions,
  signal: AbortSignal,
): Promise<void> {
  const { ingestUrl, apiUrl, writeKey, readKey } = firstRun;
  await options.console.step("demo", async (say) => {
    const count = await sendDemo({ plan, ingestUrl, apiUrl, writeKey, readKey, say, signal });
    markDemoDone(options.state.demo, plan);
    return [`${count.toLocaleString("en")} events sent and stored`, undefined] as const;
  });
}

export interface Addresses {
  /** What people type into the browser. */
  readonly publicUrl: string;
  readonly apiUrl: string;
  readonly ingestUrl: string;
}

function addressesOf(environment: LauncherEnvironment): Addresses {
  const apiUrl = `http://localhost:${environment.API_PORT}`;
  const ingestUrl = `http://localhost:${environment.INGEST_PORT}`;
  return { publicUrl: environment.PUBLIC_URL ?? apiUrl, apiUrl, ingestUrl };
}

/** Starts all that belongs to the system, what others need first; resolves when it can be used. */
export async function startParts(options: LaunchOptions, starting: StartingRun): Promise<void> {
  const { environment, state, console } = options;
  const { parts, signal } = starting;
  await assertPortsFree(environment);
  // loads while MongoDB starts: mongoose and better-auth take as long
  const loading = import("./start-on-databases.js");
  const databases = await connectDatabases({
    state,
    environment,
    console,
    signal,
    onStarted: (label, server) => parts.push(databasePart(label, server)),
  });
  signal.throwIfAborted();
  const addresses = addressesOf(environment);
  const { startOnDatabases } = await loading;
  const { firstRun, demo } = await startOnDatabases(databases, addresses, options, starting);
  if (firstRun && demo) await startDemo(demo, firstRun, options, signal);
  printSummary(console, {
    ...addresses,
    firstRun,
    isProduction: environment.NODE_ENV === "production",
    state,
    projectRoot: options.projectRoot,
  });
}
