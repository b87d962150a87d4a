import * as z from "zod";

/** A service's environment that does not fit its schema; `message` lists every variable. */
export class EnvironmentError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not valid:\n${problems.map((line) => `  ${line}`).join("\n")}`);
    this.name = "EnvironmentError";
  }
}

/**
 * Reads a service's settings from `process.env`. An empty variable counts as absent. Throws
 * `EnvironmentError` naming each wrong variable and what would be right, never its value.
 */
export function readEnv<Schema extends z.ZodObject>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
  );
}

/** A TCP port as a variable. */
export const portVariable = (fallback: number) =>
  z.coerce
    .number({ error: "a TCP port" })
    .int("a TCP port")
    .min(0, "a TCP port")
    .max(65_535, "a TCP port")
    .default(fallback);

/** Settings that every service has. */
export const sharedVariables = {
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** The address to listen on. */
  HOST: z.string().default("127.0.0.1"),
} as const;
