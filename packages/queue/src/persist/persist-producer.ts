import { EVENT_LIMITS, type PersistGroup, type PersistJob } from "@audit/types";
import { parsePayload } from "../job-definition.js";
import { createProducer, type Producer, type ProducerOptions } from "../producer/producer.js";
import { createCoalescer } from "./coalescer.js";
import { persistJob } from "./persist-job.js";

/** Single events of one coalesced job at most: the size that queued fastest (100 to 500). */
const MAX_COALESCED_EVENTS = 200;
const MAX_COALESCED_WAIT_MS = 5;

/** The only group of a job that carries a single event. */
function singleGroup({ groups }: PersistJob): PersistGroup | undefined {
  const [group] = groups;
  return groups.length === 1 && group?.events.length === 1 ? group : undefined;
}

/**
 * Queues events: one request is one job. Requests of a single event that arrive together share
 * one, each with its own organization and producer, and each caller is answered when Redis has
 * confirmed that job.
 */
export function createPersistProducer(options: ProducerOptions): Producer<PersistJob> {
  const producer = createProducer(persistJob, options);
  const singles = createCoalescer<PersistGroup>({
    flush: (groups) => producer.enqueue({ version: 1, groups }),
    sizeOf: (group) => JSON.stringify(group).length,
    maxItems: MAX_COALESCED_EVENTS,
    maxSize: EVENT_LIMITS.requestBytes,
    maxWaitMs: MAX_COALESCED_WAIT_MS,
  });
  return {
    ...producer,
    enqueue: async (job) => {
      const group = singleGroup(job);
      if (!group) return producer.enqueue(job);
      parsePayload(persistJob, job); // an unreadable event must not take others down with it
      return singles.add(group);
    },
  };
}
