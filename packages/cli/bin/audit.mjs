#!/usr/bin/env node
// Loads the build. This file is in the repository, and not in the build, so that npm can link it
// when it installs, before anything is built.
import { existsSync } from "node:fs";

const main = new URL("../dist/main.js", import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write("audit is not built yet: run `npm run build` in the repository first.\n");
  process.exitCode = 1;
}
