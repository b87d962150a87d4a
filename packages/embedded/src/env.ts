import { homedir } from "node:os";
import { join } from "node:path";

/** What this package reads from the environment. */
export interface EmbeddedEnvironment {
  /** Folders to look for programs in, first one first. */
  readonly searchFolders: readonly string[];
  /** Whether system packages may be installed: in CI, and only as root. */
  readonly mayInstallPackages: boolean;
  /** Where downloads are kept: `audit` within the user's cache folder. */
  readonly cacheFolder: string;
  /**
   * The host that MongoDB's download comes from, to see whether it can be reached; null when a
   * proxy or a mirror is set, so that looking for the host itself would say nothing.
   */
  readonly mongoDownloadHost: string | null;
}

function userCacheFolder(): string {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  return process.platform === "darwin"
    ? join(homedir(), "Library", "Caches")
    : join(homedir(), ".cache");
}

export function readEmbeddedEnvironment(): EmbeddedEnvironment {
  const { env } = process;
  const isCi = !["", "0", "false"].includes(env.CI ?? "");
  const detours = [
    env.HTTPS_PROXY,
    env.https_proxy,
    env.HTTP_PROXY,
    env.http_proxy,
    env.MONGOMS_DOWNLOAD_MIRROR,
    env.MONGOMS_DOWNLOAD_URL,
  ];
  return {
    searchFolders: (env.PATH ?? "").split(":").filter((folder) => folder !== ""),
    mayInstallPackages: isCi && process.getuid?.() === 0,
    cacheFolder: join(userCacheFolder(), "audit"),
    mongoDownloadHost: detours.some((value) => value) ? null : "fastdl.mongodb.org",
  };
}

/**
 * Makes mongodb-memory-server's download check certificates: it does so only where this variable,
 * which npm sets for the scripts it runs, says so.
 */
export function requireVerifiedDownloads(): void {
  process.env.npm_config_strict_ssl = "true";
}
