import { setTimeout as delay } from "node:timers/promises";
import { EVENTS_COLLECTION, type EventDocument } from "@audit/db";
import type { Collection, Db } from "mongodb";

/** Asking takes CPU time from what is measured: often only when the last events are due. */
const POLL_MS = 100;
const LAST_EVENTS = 2_000;
const LAST_POLL_MS = 5;
const TIMEOUT_MS = 180_000;

export const eventsOf = (database: Db): Collection<EventDocument> =>
  database.collection<EventDocument>(EVENTS_COLLECTION);

/** Resolves once the collection holds this many events. */
export async function untilStored(events: Collection<EventDocument>, count: number): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const stored = await events.estimatedDocumentCount();
    if (stored >= count) return;
    if (performance.now() > deadline) {
      throw new Error(`only ${stored} of ${count} events were stored in ${TIMEOUT_MS / 1_000} s`);
    }
    await delay(count - stored > LAST_EVENTS ? POLL_MS : LAST_POLL_MS);
  }
}

/** The documents of these ids. Throws unless each id is there exactly once, and nothing is beside. */
export async function readStored(
  events: Collection<EventDocument>,
  ids: readonly string[],
  before: number,
): Promise<EventDocument[]> {
  const total = await events.countDocuments();
  if (total !== before + ids.length) {
    throw new Error(`${total - before} events were stored of ${ids.length} that were sent`);
  }
  const sent = new Set(ids);
  const documents: EventDocument[] = [];
  for await (const document of events.find({}).sort({ $natural: 1 }).skip(before)) {
    const id = document.id.toUUID().toString();
    if (!sent.delete(id)) throw new Error(`event ${id} was stored twice, or never sent`);
    documents.push(document);
  }
  if (sent.size > 0) throw new Error(`${sent.size} events that were sent are not stored`);
  return documents;
}
