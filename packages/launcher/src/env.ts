import { parseArgs } from "node:util";
import * as z from "zod";

/** What the user asked for that cannot be; `message` says what would be right. */
export class LaunchError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LaunchError";
  }
}

const port = (fallback: number) =>
  z.coerce
    .number({ error: "a TCP port" })
    .int("a TCP port")
    .min(1, "a TCP port")
    .max(65_535, "a TCP port")
    .default(fallback);

const secret = z.string().min(32, "at least 32 characters").optional();

/** The variables that the launcher itself looks at; services get the whole environment. */
const environmentSchema = z.object({
  NODE_ENV: z.string().default("development"),
  HOST: z.string().default("127.0.0.1"),
  API_PORT: port(4000),
  INGEST_PORT: port(4001),
  WORKER_PORT: port(4002),
  /** Where data, secrets and logs go; absent: `.audit` in the project's folder. */
  AUDIT_STATE_FOLDER: z.string().optional(),
  PUBLIC_URL: z.url({ error: "an address such as http://localhost:4000" }).optional(),
  MONGODB_URI: z.string().optional(),
  REDIS_URL: z.string().optional(),
  EXPIRE_GRACE_SECONDS: z.coerce.number({ error: "a number of seconds" }).int().min(0).optional(),
  API_KEY_SECRET: secret,
  INPUT_HASH_SECRET: secret,
  SESSION_SECRET: secret,
});
export type LauncherEnvironment = z.infer<typeof environmentSchema>;

/** An empty variable counts as absent. Throws `LaunchError` naming each wrong variable. */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
): LauncherEnvironment {
  const given = Object.entries(source).filter(([, value]) => value !== "");
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((one) => `${one.path.join(".")} must be ${one.message}`);
  throw new LaunchError(wrong.join("\n"));
}

export interface LaunchFlags {
  /** True: send demo events whatever database it is; false: never; absent: on a new one of ours. */
  readonly demo?: boolean;
  readonly help: boolean;
}

export const USAGE = `npm start [-- OPTIONS]

  --no-demo   leave the demo events out
  --demo      send demo events, also to a database that is not new or that MONGODB_URI names

Variables: API_PORT, INGEST_PORT, WORKER_PORT, HOST, PUBLIC_URL, MONGODB_URI, REDIS_URL,
AUDIT_STATE_FOLDER.`;

/** Reads the command line. Throws `LaunchError` on an option that there is not. */
export function readFlags(args: readonly string[]): LaunchFlags {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: { demo: { type: "boolean" }, help: { type: "boolean", default: false } },
    });
    return { help: values.help, ...(values.demo !== undefined && { demo: values.demo }) };
  } catch (cause) {
    throw new LaunchError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`, {
      cause,
    });
  }
}
