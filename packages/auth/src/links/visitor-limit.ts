import { createVisitCountRepository, type Database } from "@audit/db";
import { AppError } from "@audit/types";

/** As at the sign-in. */
const MOST_CALLS = 20;
const WINDOW_SECONDS = 60;

/** Counts what an address calls without a session; throws `rate_limited` when it is too much. */
export function createVisitorLimit(
  database: Pick<Database, "nativeDb">,
  now: () => Date,
): (clientIp: string) => Promise<void> {
  const visits = createVisitCountRepository(database);
  return async (clientIp) => {
    const count = await visits.count(clientIp, { seconds: WINDOW_SECONDS, now: now() });
    if (count <= MOST_CALLS) return;
    throw new AppError("rate_limited", "too many attempts: wait a minute, then try again", {
      retryAfterSeconds: WINDOW_SECONDS,
    });
  };
}
