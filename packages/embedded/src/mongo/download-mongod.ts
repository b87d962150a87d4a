import { connect } from "node:net";
import { EmbeddedServerError } from "../embedded-server-error.js";
import { type EmbeddedEnvironment, requireVerifiedDownloads } from "../env.js";
import { versionOf } from "../process/find-program.js";
import type { ServerBinary } from "../process/server-record.js";
import type { OnProgress } from "../progress.js";

const REACH_TIMEOUT_MS = 4_000;

/**
 * Fails within seconds where the network ends at a package registry; the download itself would
 * try again with growing pauses.
 */
function assertReachable(host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 443 });
    const timer = setTimeout(
      () => socket.destroy(new Error(`no answer within ${REACH_TIMEOUT_MS} ms`)),
      REACH_TIMEOUT_MS,
    );
    socket.once("connect", () => socket.end());
    socket.once("error", (cause) => {
      reject(new EmbeddedServerError(`${host} is out of reach (${cause.message})`, { cause }));
    });
    socket.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function describe(path: string): Promise<ServerBinary> {
  const version = await versionOf(path);
  if (!version) throw new EmbeddedServerError(`${path} does not run on this system`);
  return { path, version, origin: `mongod ${version} (mongodb.org)` };
}

/** What an earlier download of mongodb-memory-server left on this machine; null when nothing. */
export async function downloadedMongod(): Promise<ServerBinary | null> {
  const { DryMongoBinary } = await import("mongodb-memory-server-core");
  const path = await DryMongoBinary.locateBinary(await DryMongoBinary.generateOptions());
  return path ? describe(path) : null;
}

/**
 * MongoDB's own build for this system, by mongodb-memory-server (about 100 MB, kept in its cache).
 * Its settings, `MONGOMS_VERSION`, `MONGOMS_DOWNLOAD_MIRROR` and so on, apply.
 */
export async function downloadMongod(
  environment: EmbeddedEnvironment,
  onProgress: OnProgress,
): Promise<ServerBinary> {
  if (environment.mongoDownloadHost) await assertReachable(environment.mongoDownloadHost);
  onProgress("MongoDB: downloading from mongodb.org");
  requireVerifiedDownloads();
  const { MongoBinary } = await import("mongodb-memory-server-core");
  return describe(await MongoBinary.getPath());
}
