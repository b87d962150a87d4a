import closeWithGrace from "close-with-grace";
import type { Logger } from "./logger.js";

/** One thing to close; `name` is for the log. */
export interface Closable {
  readonly name: string;
  readonly close: () => Promise<unknown>;
}

/**
 * Closes a service on SIGTERM, SIGINT or an uncaught error: one closable after another, in the
 * order given (first what takes work in, last what the work needs). After `deadlineMs` the
 * process ends all the same. Call it once, from `main.ts`.
 */
export function closeOnSignal(
  logger: Logger,
  closables: readonly Closable[],
  deadlineMs = 25_000,
): void {
  closeWithGrace({ delay: deadlineMs, logger }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, "the service failed");
    else logger.info({ signal }, "closing");
    for (const closable of closables) {
      try {
        await closable.close();
      } catch (error) {
        logger.error({ err: error, part: closable.name }, "a part did not close");
      }
    }
    logger.info("closed");
  });
}
