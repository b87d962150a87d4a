import { createPersistWorker } from "../src/persist/persist-worker.js";
import { silentLogger } from "./silent-logger.js";

/** A worker process that takes jobs and never finishes one, to be killed in the middle of them. */
const [redisUrl = "", prefix = ""] = process.argv.slice(2);
createPersistWorker({
  redisUrl,
  prefix,
  logger: silentLogger,
  concurrency: 4,
  handle: () => {
    process.stdout.write("taken\n");
    return new Promise(() => undefined);
  },
});
