import * as z from "zod";
import { UsageError } from "./usage-error.js";

const text = z.string().optional();
const environmentSchema = z.object({
  /** Address of the service that a command speaks to. */
  AUDIT_URL: text,
  AUDIT_API_KEY: text,
  MONGODB_URI: text,
  API_KEY_SECRET: z.string().min(32, "at least 32 characters").optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Reads the variables that commands know; an empty one counts as absent. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UsageError(`the environment is not valid: ${problems.join("; ")}`);
}
