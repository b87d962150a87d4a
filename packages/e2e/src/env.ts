/** What a program needs of the environment to run at all; nothing else of it reaches a service. */
export const baseEnvironment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: process.env.HOME ?? "",
});

/** The folder of real records, `AUDIT_SAMPLE_DATA`; undefined when there is none. */
export const sampleDataFolder = (): string | undefined =>
  process.env.AUDIT_SAMPLE_DATA || undefined;
