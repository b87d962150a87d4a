import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const readLock = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8")).packages;

/**
 * Whether `node_modules` holds what `package-lock.json` says: npm keeps its own copy of the lock
 * there, written when an installation is complete. Packages of other systems are left out of it.
 */
function isInstalled() {
  try {
    const wanted = readLock("package-lock.json");
    const present = readLock("node_modules", ".package-lock.json");
    return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
      if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return true;
      if (link) return existsSync(join(root, path));
      if (optional || peer) return true;
      return present[path]?.version === version;
    });
  } catch {
    return false;
  }
}

/** Installs the dependencies as `package-lock.json` says, unless they are there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing the dependencies of package-lock.json …");
  const code = await runProgram("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline"]);
  if (code === 0) return;
  console.error(
    "npm ci failed. Check the connection to the npm registry and the messages above, then try again.",
  );
  process.exit(code);
}
