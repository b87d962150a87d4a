import { connectDatabase } from "@audit/db";
import type { Console } from "./console/console.js";
import { type ConnectedDatabase, connectDatabases } from "./databases/databases.js";
import { type DemoPlan, markDemoDone, planDemo } from "./demo/demo-plan.js";
import { sendDemo } from "./demo/send-demo.js";
import type { LauncherEnvironment, LaunchFlags } from "./env.js";
import type { FirstRun } from "./first-run/first-run-file.js";
import { setUp } from "./first-run/set-up.js";
import { databasePart, type Part, servicePart } from "./parts.js";
import { type ServicePlan, startService, waitUntilReady } from "./services/service.js";
import { assertPortsFree, planServices } from "./services/service-plans.js";
import { loadSecrets } from "./state/secrets.js";
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

async function startServices(
  plans: readonly ServicePlan[],
  options: LaunchOptions,
  { parts, signal }: StartingRun,
): Promise<void> {
  const start = (plan: ServicePlan) =>
    options.console.step(plan.name, async () => {
      signal.throwIfAborted();
      const service = await startService(plan);
      parts.push(servicePart(service));
      await waitUntilReady(service, () => signal.aborted);
      signal.throwIfAborted();
      return [plan.healthUrl, undefined] as const;
    });
  const settled = await Promise.allSettled(plans.map(start));
  const failed = settled.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
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

interface Addresses {
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

interface Databases {
  readonly mongodb: ConnectedDatabase;
  readonly redis: ConnectedDatabase;
}

/**
 * Sets the database up and starts the services on it. The connection is closed only after that:
 * better-auth goes on making indexes when the organization is long there.
 */
async function startOnDatabases(
  { mongodb, redis }: Databases,
  addresses: Addresses,
  options: LaunchOptions,
  starting: StartingRun,
): Promise<{ firstRun: FirstRun | null; demo: DemoPlan | null }> {
  const { environment, state, console } = options;
  const secrets = loadSecrets(state.secrets, environment);
  const database = await connectDatabase({ uri: mongodb.url });
  try {
    const { firstRun, isNew } = await console.step("database", async () => {
      const done = await setUp(database, {
        isOwnDatabase: mongodb.server !== undefined,
        isProduction: environment.NODE_ENV === "production",
        apiKeySecret: secrets.API_KEY_SECRET,
        expireGraceSeconds: environment.EXPIRE_GRACE_SECONDS,
        urls: { apiUrl: addresses.apiUrl, ingestUrl: addresses.ingestUrl },
        state,
      });
      return [done.isNew ? "new, with its first organization and keys" : "as it was", done];
    });
    // noted before the services start, so that the next start knows of it if this one is killed
    const demo =
      firstRun &&
      planDemo({
        path: state.demo,
        organizationId: firstRun.organizationId,
        flag: options.flags.demo,
        isNewAndOurs: isNew && mongodb.server !== undefined,
        now: new Date(),
      });
    const plans = planServices({
      ...options,
      secrets,
      mongodbUri: mongodb.url,
      redisUrl: redis.url,
      publicUrl: addresses.publicUrl,
    });
    await startServices(plans, options, starting);
    return { firstRun, demo };
  } finally {
    await database.close();
  }
}

/** Starts all that belongs to the system, what others need first; resolves when it can be used. */
export async function startParts(options: LaunchOptions, starting: StartingRun): Promise<void> {
  const { environment, state, console } = options;
  const { parts, signal } = starting;
  await assertPortsFree(environment);
  const databases = await connectDatabases({
    state,
    environment,
    console,
    signal,
    onStarted: (label, server) => parts.push(databasePart(label, server)),
  });
  signal.throwIfAborted();
  const addresses = addressesOf(environment);
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
