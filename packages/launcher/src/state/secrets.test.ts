import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { readEnvironment } from "../env.js";
import { loadSecrets } from "./secrets.js";

test("secrets are made once, differ, and are for their owner alone", () => {
  const path = join(temporaryFolder(), "secrets.json");
  const first = loadSecrets(path, readEnvironment({}));
  expect(loadSecrets(path, readEnvironment({}))).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(3);
  expect(Object.values(first).every((secret) => secret.length >= 43)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a variable takes the place of what is kept", () => {
  const path = join(temporaryFolder(), "secrets.json");
  const API_KEY_SECRET = "x".repeat(32);
  const kept = loadSecrets(path, readEnvironment({}));
  expect(loadSecrets(path, readEnvironment({ API_KEY_SECRET }))).toEqual({
    ...kept,
    API_KEY_SECRET,
  });
  expect(loadSecrets(path, readEnvironment({}))).toEqual(kept);
});
