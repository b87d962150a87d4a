import type { mongo } from "mongoose";
import type { EventDocument } from "./event-document.js";

interface Refused {
  readonly document: EventDocument;
}

type Fingerprint = Pick<EventDocument, "_id" | "id" | "organizationId" | "inputHash">;

const keyOf = (id: mongo.Binary) => id.toString("base64");

const sameBytes = (a: mongo.Binary, b: mongo.Binary) => Buffer.compare(a.buffer, b.buffer) === 0;

function isSame(sent: Fingerprint, stored: Fingerprint): boolean {
  return (
    sameBytes(sent.inputHash, stored.inputHash) &&
    sameBytes(sent.id, stored.id) &&
    sent.organizationId.equals(stored.organizationId)
  );
}

/**
 * Divides documents that the index on `_id` refused by what is stored under it: the same event,
 * another one, or nothing any more (expired in between). The id and organization are compared
 * too, since `_id` holds but 80 bits of their hash.
 *
 * The read is of what a majority has, so that "the same" is never said of a document that a
 * failover could still take back.
 */
export async function compareWithStored<Entry extends Refused>(
  collection: mongo.Collection<EventDocument>,
  refused: readonly Entry[],
): Promise<{ same: Entry[]; other: Entry[]; vanished: Entry[] }> {
  const divided = { same: [] as Entry[], other: [] as Entry[], vanished: [] as Entry[] };
  if (refused.length === 0) return divided;

  const stored = new Map<string, Fingerprint>();
  const found = collection.find<Fingerprint>(
    { _id: { $in: refused.map((entry) => entry.document._id) } },
    {
      projection: { id: 1, organizationId: 1, inputHash: 1 },
      readConcern: { level: "majority" },
      readPreference: "primary",
    },
  );
  for await (const document of found) stored.set(keyOf(document._id), document);

  for (const entry of refused) {
    const rival = stored.get(keyOf(entry.document._id));
    if (!rival) divided.vanished.push(entry);
    else if (isSame(entry.document, rival)) divided.same.push(entry);
    else divided.other.push(entry);
  }
  return divided;
}
