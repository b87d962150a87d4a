/** How a command ends; documented in `docs/command-line.md`. */
export const EXIT = {
  done: 0,
  /** Something failed that none of the others says. */
  failed: 1,
  /** Called wrongly: an option, a file or a setting is missing or not valid. */
  usage: 2,
  /** An import in which something was rejected or could not be read. */
  rejected: 3,
  /** The key is not valid, or may not do this. */
  denied: 4,
  /** The service or MongoDB does not answer. */
  unavailable: 5,
  /** Ended by Ctrl-C or a signal. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
