import { connectDatabase, type Database, migrate } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll } from "vitest";

/** A migrated database of the test file's own, dropped and closed at the file's end. */
export async function openTestDatabase(): Promise<Database> {
  const { uri, drop } = createTestDatabase();
  const database = await connectDatabase({ uri });
  await migrate(database);
  afterAll(async () => {
    await database.close();
    await drop();
  });
  return database;
}
