import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

/**
 * npm can write a lock file that leaves out the builds of other systems; `npm ci` then refuses it,
 * or installs a program without its binary there. Every optional dependency must have its entry,
 * and none may come from a registry of somebody's own.
 */
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

const folderAbove = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/node_modules/")));

/** Whether a package at `path` finds `name`: in its own folder or in one above, as Node looks. */
function resolves(path, name) {
  if (packages[path === "" ? `node_modules/${name}` : `${path}/node_modules/${name}`]) return true;
  return path !== "" && resolves(folderAbove(path), name);
}

const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !resolves(path, name))
    .map((name) => `${path} needs ${name} on some system, and the lock file does not have it`),
  ...(entry.resolved && !entry.link && !entry.resolved.startsWith("https://registry.npmjs.org/")
    ? [`${path} comes from ${entry.resolved}`]
    : []),
]);

for (const problem of problems) console.error(problem);
console.log(
  `package-lock.json: ${Object.keys(packages).length} entries, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
