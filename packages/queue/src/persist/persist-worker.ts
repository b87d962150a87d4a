import type { PersistJob } from "@audit/types";
import { createWorker, type JobWorker, type WorkerOptions } from "../worker/worker.js";
import { persistJob } from "./persist-job.js";

/** Takes persist jobs; `handle` resolves when every event of the job is stored. */
export function createPersistWorker(options: WorkerOptions<PersistJob>): JobWorker {
  return createWorker(persistJob, options);
}
