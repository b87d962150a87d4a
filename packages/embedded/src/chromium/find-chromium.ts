import { existsSync } from "node:fs";
import { EmbeddedServerError, reasonOf } from "../embedded-server-error.js";
import { type EmbeddedEnvironment, readEmbeddedEnvironment } from "../env.js";
import { findProgram, versionOf } from "../process/find-program.js";
import type { OnProgress } from "../progress.js";
import { installPackage } from "../system-package.js";

export interface FoundChromium {
  readonly executablePath: string;
  /** For Playwright's `launch`. */
  readonly arguments: readonly string[];
  /** For people. */
  readonly origin: string;
}

export interface FindChromiumOptions {
  readonly onProgress: OnProgress;
  /**
   * Playwright's own download, of whoever depends on Playwright: resolves to the path of its
   * browser, or throws.
   */
  readonly downloadWithPlaywright?: () => Promise<string>;
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Debian's build updates, syncs and reports by itself otherwise, and root has no sandbox. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function describe(path: string | undefined): Promise<FoundChromium | null> {
  const version = path && (await versionOf(path));
  return path && version
    ? { executablePath: path, arguments: ARGUMENTS, origin: `Chromium ${version} (${path})` }
    : null;
}

async function presentChromium(environment: EmbeddedEnvironment): Promise<FoundChromium | null> {
  const onPath = await describe(findProgram(NAMES, environment.searchFolders));
  return onPath ?? (existsSync(MAC_CHROME) ? describe(MAC_CHROME) : null);
}

/** A download that fails, or a browser whose libraries this system lacks, is no answer. */
async function playwrightChromium(options: FindChromiumOptions): Promise<FoundChromium | null> {
  if (!options.downloadWithPlaywright) return null;
  options.onProgress("Chromium: asking Playwright for its own");
  try {
    return await describe(await options.downloadWithPlaywright());
  } catch (error) {
    options.onProgress(`Chromium: ${reasonOf(error)}`);
    return null;
  }
}

/**
 * A Chromium for browser tests: from the PATH, from Playwright's download, else the system's
 * package (installed in CI as root alone). Throws `EmbeddedServerError` with what to do.
 */
export async function findChromium(options: FindChromiumOptions): Promise<FoundChromium> {
  const environment = readEmbeddedEnvironment();
  const found = (await presentChromium(environment)) ?? (await playwrightChromium(options));
  if (found) return found;
  await installPackage("chromium", {
    environment,
    onProgress: options.onProgress,
    missing: "no Chromium or Chrome on the PATH",
    otherwise: "or install Google Chrome",
  });
  const installed = await presentChromium(environment);
  if (installed) return installed;
  throw new EmbeddedServerError("the system's chromium does not run");
}
