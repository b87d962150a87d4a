import { connectDatabase } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll, expect, it, vi } from "vitest";
import { openPeople } from "./people.js";

const testDatabase = createTestDatabase();
afterAll(() => testDatabase.drop());

it("has made its indexes when it is open, so that a connection may be closed at once", async () => {
  const printed = vi.spyOn(console, "error");
  const database = await connectDatabase({ uri: testDatabase.uri });
  await openPeople(database);
  await database.close();

  const again = await connectDatabase({ uri: testDatabase.uri });
  const uniqueOf = async (name: string) => {
    const indexes = await again.nativeDb.collection(name).indexes();
    return indexes.filter((index) => index.unique).flatMap((index) => Object.keys(index.key));
  };
  expect(await uniqueOf("user")).toEqual(["email"]);
  expect(await uniqueOf("session")).toEqual(["token"]);
  expect(await uniqueOf("organization")).toEqual(["slug"]);
  expect(await uniqueOf("rateLimit")).toEqual(["key"]);
  await again.close();
  expect(printed).not.toHaveBeenCalled();
});

it("is opened once for a connection, and again after it failed", async () => {
  const database = await connectDatabase({ uri: testDatabase.uri });
  expect(openPeople(database)).toBe(openPeople(database));
  await openPeople(database);
  await database.close();

  vi.spyOn(console, "error").mockImplementation(() => undefined); // the adapter says what it could not do
  const closed = await connectDatabase({ uri: testDatabase.uri });
  await closed.close();
  const failed = openPeople(closed);
  await expect(failed).rejects.toThrow();
  const anew = openPeople(closed);
  expect(anew).not.toBe(failed);
  await expect(anew).rejects.toThrow();
  vi.restoreAllMocks();
});
