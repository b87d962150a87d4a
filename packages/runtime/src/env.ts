import { readFileSync } from "node:fs";
import * as z from "zod";

/** A service's environment that does not fit its schema; `message` lists every variable. */
export class EnvironmentError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not valid:\n${problems.map((line) => `  ${line}`).join("\n")}`);
    this.name = "EnvironmentError";
  }
}

type Source = Readonly<Record<string, string | undefined>>;

function readValueFile(variable: string, path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "failed";
    throw new EnvironmentError([`${variable}: the file cannot be read (${code})`]);
  }
}

/**
 * The variables that are not empty. One of `names` may be given as a file's content instead, by
 * the file's path in `<NAME>_FILE`, as container engines hand out secrets; a line's end after it is
 * left out. Throws `EnvironmentError` when the file cannot be read, or both are given.
 */
export function givenVariables(names: readonly string[], source: Source): Record<string, string> {
  const given = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  for (const name of names) {
    const variable = `${name}_FILE`;
    const path = given[variable];
    if (path === undefined) continue;
    if (given[name] !== undefined) {
      throw new EnvironmentError([`${variable}: give either it or ${name}, not both`]);
    }
    given[name] = readValueFile(variable, path);
  }
  return given;
}

/**
 * Reads a service's settings from `process.env`. An empty variable counts as absent, and each may
 * come from a file: see `givenVariables`. Throws `EnvironmentError` naming each wrong variable and
 * what would be right, never its value.
 */
export function readEnv<Schema extends z.ZodObject>(
  schema: Schema,
  source: Source,
): z.infer<Schema> {
  const parsed = schema.safeParse(givenVariables(Object.keys(schema.shape), source));
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

/** `true` or `false` as a variable. */
export const flagVariable = (fallback: boolean) =>
  z
    .enum(["true", "false"], { error: "true or false" })
    .default(fallback ? "true" : "false")
    .transform((text) => text === "true");

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
    env: { readonly NODE_ENV: string } & Readonly<Partial<Record<Name, string | undefined>>>,
    context: z.core.$RefinementCtx,
  ): void => {
    if (env.NODE_ENV !== "production") return;
    for (const name of names) {
      const secret = env[name];
      if (secret === undefined || !isWeakSecret(secret)) continue;
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
