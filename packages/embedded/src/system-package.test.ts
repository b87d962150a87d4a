import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.js";
import { installPackage } from "./system-package.js";

const why = { missing: "no redis-server on the PATH", otherwise: "or set REDIS_URL" };

function machineWith(program: string, mayInstallPackages: boolean) {
  const folder = temporaryFolder();
  const path = join(folder, program);
  writeFileSync(path, `#!/bin/sh\necho "$DEBIAN_FRONTEND $@" >> ${folder}/called\n`);
  chmodSync(path, 0o755);
  return {
    searchFolders: [folder],
    mayInstallPackages,
    cacheFolder: folder,
    mongoDownloadHost: null,
  };
}

test.each([
  ["apt-get", "sudo apt-get install -y redis-server"],
  ["brew", "brew install redis"],
])("with %s nothing is installed unasked: the command is told", async (program, command) => {
  const environment = machineWith(program, false);
  await expect(
    installPackage("redis-server", { environment, onProgress: () => {}, ...why }),
  ).rejects.toThrow(`no redis-server on the PATH: run "${command}", or set REDIS_URL`);
});
