import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";

const NAMESPACE_EXISTS = 48;

/** Creates a collection unless there is one, whose options are then left as they are. */
export async function ensureCollection(
  database: Database,
  name: string,
  options: mongo.CreateCollectionOptions = {},
): Promise<void> {
  try {
    await database.nativeDb.createCollection(name, options);
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NAMESPACE_EXISTS) return;
    throw error;
  }
}
