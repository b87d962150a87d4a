import { EmbeddedServerError } from "../embedded-server-error.js";
import type { EmbeddedEnvironment } from "../env.js";
import { findProgram, isAtLeast, versionOf } from "../process/find-program.js";
import type { ServerBinary } from "../process/server-record.js";
import type { OnProgress } from "../progress.js";
import { installPackage } from "../system-package.js";

/** Valkey is Redis 7.2 under another name and licence; either will do. */
const NAMES = ["redis-server", "valkey-server"];

/** The queue's scripts use commands of Redis 6.2. */
const OLDEST = { major: 6, minor: 2 };

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

/** Redis from the PATH, else from the system's packages. Throws with what to do. */
export async function findRedis(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary> {
  const present = await redisOnPath(environment);
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
