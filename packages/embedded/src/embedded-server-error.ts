/** A database that cannot be had or does not run; `message` says why and what to do about it. */
export class EmbeddedServerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EmbeddedServerError";
  }
}

/** What an unknown error says. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
