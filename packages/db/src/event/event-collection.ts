import type { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { EVENTS_COLLECTION, type EventDocument } from "./event-document.js";

/** The driver's own collection of events, for the hot paths: no mongoose in between. */
export function eventCollection(
  database: Pick<Database, "nativeDb">,
): mongo.Collection<EventDocument> {
  return database.nativeDb.collection<EventDocument>(EVENTS_COLLECTION);
}
