import { existsSync, writeFileSync } from "node:fs";
import { connectDatabase } from "@audit/db";
import { createTestDatabase } from "@audit/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { openStateFolder, readJsonFile } from "../state/state-folder.js";
import { firstRunSchema } from "./first-run-file.js";
import { type SetUpOptions, setUp } from "./set-up.js";

async function newDatabase() {
  const testDatabase = createTestDatabase();
  const database = await connectDatabase({ uri: testDatabase.uri });
  onTestFinished(async () => {
    await database.close();
    await testDatabase.drop();
  });
  return database;
}

function optionsFor(folder: string): SetUpOptions {
  return {
    isOwnDatabase: true,
    isProduction: false,
    apiKeySecret: "a secret of the test's own, long enough",
    expireGraceSeconds: undefined,
    urls: { apiUrl: "http://localhost:1", ingestUrl: "http://localhost:2" },
    state: openStateFolder(folder),
  };
}

test("an empty database gets an organization once, and its sign-in is noted", async () => {
  const [database, options] = [await newDatabase(), optionsFor(temporaryFolder())];
  const first = await setUp(database, options);
  expect(first.isNew).toBe(true);
  expect(readJsonFile(options.state.firstRun, firstRunSchema)).toEqual(first.firstRun);

  const urls = { apiUrl: "http://localhost:3", ingestUrl: "http://localhost:4" };
  const second = await setUp(database, { ...options, urls });
  expect(second).toEqual({ isNew: false, firstRun: { ...first.firstRun, ...urls } });
});

test("a set-up that was killed before its sign-in was noted is done again", async () => {
  const [database, options] = [await newDatabase(), optionsFor(temporaryFolder())];
  await setUp(database, { ...options, state: openStateFolder(temporaryFolder()) });
  writeFileSync(options.state.setup, "");

  const again = await setUp(database, options);
  expect(again.isNew).toBe(true);
  expect(await database.nativeDb.collection("organization").countDocuments()).toBe(1);
  expect(existsSync(options.state.setup)).toBe(false);
});

test("a database that the user brought is never wiped", async () => {
  const [database, options] = [await newDatabase(), optionsFor(temporaryFolder())];
  await setUp(database, { ...options, state: openStateFolder(temporaryFolder()) });
  const [before] = await database.nativeDb.collection("organization").find().toArray();
  writeFileSync(options.state.setup, "");

  const brought = await setUp(database, { ...options, isOwnDatabase: false });
  expect(brought).toEqual({ isNew: false, firstRun: null });
  expect(await database.nativeDb.collection("organization").find().toArray()).toEqual([before]);
});

test("in production nobody's password lands in a file", async () => {
  const [database, options] = [await newDatabase(), optionsFor(temporaryFolder())];
  expect(await setUp(database, { ...options, isProduction: true })).toEqual({
    isNew: false,
    firstRun: null,
  });
  expect(existsSync(options.state.firstRun)).toBe(false);
  expect(await database.nativeDb.collection("organization").countDocuments()).toBe(0);
});
