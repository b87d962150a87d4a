import * as z from "zod";

const systemSchema = z.object({
  organizationId: z.string(),
  apiUrl: z.url(),
  ingestUrl: z.url(),
  mongodbUri: z.string(),
  ownerEmail: z.string(),
  ownerPassword: z.string(),
  writeKey: z.string(),
  readKey: z.string(),
  /** File that holds the cookies of a signed-in owner once the fill project has run. */
  sessionFile: z.string(),
});
export type SystemUnderTest = z.infer<typeof systemSchema>;

const VARIABLE = "AUDIT_E2E_SYSTEM";

/** Tells the processes in which Playwright runs the tests where the system is. */
export function announceSystem(system: SystemUnderTest): void {
  process.env[VARIABLE] = JSON.stringify(system);
}

export function systemUnderTest(): SystemUnderTest {
  return systemSchema.parse(JSON.parse(process.env[VARIABLE] ?? "{}"));
}
