import { flagVariable, portVariable, sharedVariables } from "@audit/runtime/env";
import * as z from "zod";

/** A century: beyond it, say for ever. */
const MAX_RETENTION_DAYS = 36_500;

const wholeNumber = (what: string, min: number, max: number) =>
  z.coerce
    .number({ error: what })
    .int(what)
    .min(min, `${what}, at least ${min}`)
    .max(max, `${what}, at most ${max}`);

/** The worker's settings; `main.ts` reads them. */
export const environmentSchema = z.object({
  ...sharedVariables,
  MONGODB_URI: z.string({ error: "an address such as mongodb://host:27017/audit?replicaSet=rs0" }),
  REDIS_URL: z.string({ error: "an address such as redis://host:6379" }),
  /**
   * Whether this process brings the database to the shape of its version. Where its user may not,
   * `audit database migrate` does; until then this process refuses to start.
   */
  MIGRATE_AT_START: flagVariable(true),
  QUEUE_PREFIX: z.string().default("audit"),
  /** Serves health only. */
  WORKER_PORT: portVariable(4002),
  /** Jobs that this process has under way at once; their events share inserts. */
  WORKER_CONCURRENCY: wholeNumber("a whole number of jobs", 1, 100).default(16),
  /** Seconds between an event's end and its deletion. */
  EXPIRE_GRACE_SECONDS: wholeNumber("a whole number of seconds", 0, 2_147_483_647).default(86_400),
  /** For organizations seen for the first time: days, or `forever` (null). */
  DEFAULT_RETENTION_DAYS: z
    .union([
      z.literal("forever").transform(() => null),
      wholeNumber("a whole number of days, or forever", 1, MAX_RETENTION_DAYS),
    ])
    .default(365),
  /** Folder of the country data; absent: the data that geoip-lite brings. */
  GEODATADIR: z.string().optional(),
});
