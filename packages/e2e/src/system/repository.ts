import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder, from the source as from the build. */
export const repositoryFolder = fileURLToPath(new URL("../../../../", import.meta.url));

/** The built entry point of a service. */
export const serviceEntry = (name: "ingest" | "worker" | "api"): string =>
  join(repositoryFolder, "apps", name, "dist", "main.js");

/** The built command line, as `npx audit` runs it. */
export const commandLineEntry = join(repositoryFolder, "packages", "cli", "bin", "audit.mjs");
