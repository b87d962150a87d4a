import { join } from "node:path";
import { isPortFree } from "@audit/embedded";
import { LaunchError, type LauncherEnvironment } from "../env.js";
import type { Secrets } from "../state/secrets.js";
import type { StateFolder } from "../state/state-folder.js";
import { markOf, type ServicePlan } from "./service.js";

/** In the order of starting: what needs nobody first, what takes events in last. */
const SERVICES = [
  { name: "worker", variable: "WORKER_PORT" },
  { name: "api", variable: "API_PORT" },
  { name: "ingest", variable: "INGEST_PORT" },
] as const;

/** An address of this machine for a server that listens on `host`. */
function reachable(host: string, port: number): string {
  const anywhere = host === "0.0.0.0" || host === "::";
  return `http://${anywhere ? "127.0.0.1" : host}:${port}`;
}

export interface ServicePlanOptions {
  readonly projectRoot: string;
  readonly state: StateFolder;
  readonly environment: LauncherEnvironment;
  /** What the services' own environment is added to. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly secrets: Secrets;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly publicUrl: string;
}

export function planServices(options: ServicePlanOptions): ServicePlan[] {
  const { environment, state } = options;
  const env = {
    // Node 22 and newer keep the compiled code there for the next start; older ones ignore it
    NODE_COMPILE_CACHE: state.compileCache,
    ...options.inherited,
    ...options.secrets,
    NODE_ENV: environment.NODE_ENV,
    HOST: environment.HOST,
    API_PORT: String(environment.API_PORT),
    INGEST_PORT: String(environment.INGEST_PORT),
    WORKER_PORT: String(environment.WORKER_PORT),
    MONGODB_URI: options.mongodbUri,
    REDIS_URL: options.redisUrl,
    PUBLIC_URL: options.publicUrl,
  };
  return SERVICES.map(({ name, variable }) => ({
    name,
    env,
    port: environment[variable],
    entry: join(options.projectRoot, "apps", name, "dist", "main.js"),
    healthUrl: reachable(environment.HOST, environment[variable]),
    logFile: state.logOf(name),
    mark: markOf(state.path),
  }));
}

/** Throws `LaunchError` naming each port that cannot be had, and the variable that changes it. */
export async function assertPortsFree(environment: LauncherEnvironment): Promise<void> {
  const wanted = SERVICES.map((one) => ({ ...one, port: environment[one.variable] }));
  const problems: string[] = [];
  for (const { name, variable, port } of wanted) {
    const rival = wanted.find((other) => other.port === port && other.name !== name);
    if (rival) problems.push(`${variable} and ${rival.variable} are both ${port}`);
    else if (!(await isPortFree(port, environment.HOST))) {
      problems.push(
        `port ${port} of ${name} is taken: stop what listens there, or set ${variable} to another port`,
      );
    }
  }
  if (problems.length > 0) throw new LaunchError([...new Set(problems)].join("\n"));
}
