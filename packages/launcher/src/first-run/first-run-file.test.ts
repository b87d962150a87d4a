import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { writeJsonFile } from "../state/state-folder.js";
import { findFirstRun } from "./first-run-file.js";

const firstRunOf = (organizationId: string) => ({
  organizationId,
  ownerEmail: "owner@norvane.example",
  ownerPassword: `password of ${organizationId}`,
  writeKey: "w",
  readKey: "r",
  adminKey: "a",
  apiUrl: "http://localhost:4000",
  ingestUrl: "http://localhost:4001",
});
const only = (id: string) => async (organizationId: string) => organizationId === id;

test("the sign-in of this database is found", async () => {
  const path = join(temporaryFolder(), "first-run.json");
  expect(await findFirstRun(path, only("one"))).toBeNull();
  writeJsonFile(path, firstRunOf("one"));
  expect(await findFirstRun(path, only("one"))).toEqual(firstRunOf("one"));
});

test("the sign-in of another database is put aside and comes back with it", async () => {
  const path = join(temporaryFolder(), "first-run.json");
  writeJsonFile(path, firstRunOf("one"));
  expect(await findFirstRun(path, only("two"))).toBeNull();
  expect(existsSync(path)).toBe(false);

  writeJsonFile(path, firstRunOf("two"));
  expect(await findFirstRun(path, only("one"))).toEqual(firstRunOf("one"));
  expect(await findFirstRun(path, only("two"))).toEqual(firstRunOf("two"));
});
