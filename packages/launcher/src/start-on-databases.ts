import { connectDatabase } from "@audit/db";
import type { ConnectedDatabase } from "./databases/databases.js";
import { type DemoPlan, planDemo } from "./demo/demo-plan.js";
import type { FirstRun } from "./first-run/first-run-file.js";
import { setUp } from "./first-run/set-up.js";
import { servicePart } from "./parts.js";
import { type ServicePlan, startService, waitUntilReady } from "./services/service.js";
import { planServices } from "./services/service-plans.js";
import type { Addresses, LaunchOptions, StartingRun } from "./start-parts.js";
import { loadSecrets } from "./state/secrets.js";

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

interface Databases {
  readonly mongodb: ConnectedDatabase;
  readonly redis: ConnectedDatabase;
}

/**
 * Sets the database up and starts the services on it. The connection is closed only after that:
 * better-auth goes on making indexes when the organization is long there.
 */
export async function startOnDatabases(
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
