import { createTestDatabase } from "@audit/test-kit";
import { afterAll } from "vitest";
import { connectDatabase, type Database } from "../src/connection/connect.js";

/** A connection to a database of the test file's own, dropped and closed at the file's end. */
export async function openTestDatabase(): Promise<Database> {
  const { uri, drop } = createTestDatabase();
  const database = await connectDatabase({ uri });
  afterAll(async () => {
    await database.close();
    await drop();
  });
  return database;
}
