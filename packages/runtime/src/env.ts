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

const addressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Addresses and CIDR ranges as a variable, divided by commas; none when absent. */
export const addressListVariable = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .refine((parts) => parts.every((part) => addressRange.safeParse(part).success), {
    error: "addresses or CIDR ranges divided by commas, such as 10.0.0.0/8,192.0.2.1",
  });

/** Characters that a secret needs; 32 random ones in hex are 128 bits. */
const MIN_SECRET_LENGTH = 32;

/** A secret as a variable. Pair it with `refuseWeakSecrets`. */
export const secretVariable = z
  .string({ error: "a secret of at least 32 characters, such as openssl rand -hex 32 prints" })
  .min(MIN_SECRET_LENGTH, `at least ${MIN_SECRET_LENGTH} characters: openssl rand -hex 32`);

const GUESSABLE = /secret|password|change|example|default|insecure|test|0123456789|abcdef/i;
const MIN_DISTINCT_CHARACTERS = 10;

/** Whether a secret is long but easily guessed: a placeholder, a word, the same letters again. */
export function isWeakSecret(secret: string): boolean {
  return GUESSABLE.test(secret) || new Set(secret).size < MIN_DISTINCT_CHARACTERS;
}

/** A refinement for an environment schema: in production, none of these secrets may be weak. */
export const refuseWeakSecrets =
  <Name extends string>(...names: readonly Name[]) =>
  (
    env: { readonly NODE_ENV: string } & Readonly<Record<Name, string>>,
    context: z.core.$RefinementCtx,
  ): void => {
    if (env.NODE_ENV !== "production") return;
    for (const name of names.filter((one) => isWeakSecret(env[one]))) {
      context.addIssue({
        code: "custom",
        path: [name],
        message: "too easily guessed for production: openssl rand -hex 32 prints a better one",
      });
    }
  };

/** Settings that every service has. */
export const sharedVariables = {
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** The address to listen on. */
  HOST: z.string().default("127.0.0.1"),
} as const;
