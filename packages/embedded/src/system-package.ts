import { EmbeddedServerError } from "./embedded-server-error.js";
import type { EmbeddedEnvironment } from "./env.js";
import { findProgram } from "./process/find-program.js";
import { runProgram } from "./process/run-program.js";
import type { OnProgress } from "./progress.js";

const INSTALL_TIMEOUT_MS = 300_000;

/** How people install a package, by the system's package manager. */
const COMMANDS: Readonly<Record<string, (name: string) => string>> = {
  "apt-get": (name) => `sudo apt-get install -y ${name}`,
  dnf: (name) => `sudo dnf install ${name}`,
  pacman: (name) => `sudo pacman -S ${name}`,
  brew: (name) => `brew install ${name.replace("-server", "")}`,
};

function commandFor(name: string, environment: EmbeddedEnvironment): string {
  const manager = Object.keys(COMMANDS).find((one) =>
    findProgram([one], environment.searchFolders),
  );
  return (manager && COMMANDS[manager]?.(name)) ?? `install ${name}`;
}

/**
 * Installs a Debian package, as root in CI alone: nobody's machine is changed without asking.
 * Elsewhere throws with the command to type.
 */
export async function installPackage(
  name: string,
  options: {
    readonly environment: EmbeddedEnvironment;
    readonly onProgress: OnProgress;
    /** Why it is needed, and what else would do: parts of the error's sentence. */
    readonly missing: string;
    readonly otherwise: string;
  },
): Promise<void> {
  const { environment, onProgress, missing, otherwise } = options;
  const aptGet = findProgram(["apt-get"], environment.searchFolders);
  if (!aptGet || !environment.mayInstallPackages) {
    throw new EmbeddedServerError(
      `${missing}: run "${commandFor(name, environment)}", ${otherwise}`,
    );
  }
  onProgress(`installing the system's package ${name}`);
  const apt = (...args: string[]) =>
    runProgram("env", ["DEBIAN_FRONTEND=noninteractive", aptGet, "-q", ...args], {
      timeoutMs: INSTALL_TIMEOUT_MS,
    });
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", name);
}
