import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "./root.mjs";

/** The Node of the image (see the Dockerfile), of its newest minor version when this was written. */
const SHIPPED = "24.21.0";
const [SHIPPED_MAJOR] = SHIPPED.split(".");

/**
 * The program of the Node that the image ships: this one when it is of the same major version, or
 * else one that npm fetches from its registry (60 MB, once; it stays in npm's cache). What is
 * measured on another Node is not what is shipped: 20 spends a quarter more than 24.
 *
 * Where npm has none, says so and gives this one.
 */
export async function shippedNode() {
  if (process.versions.node.startsWith(`${SHIPPED_MAJOR}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}@${SHIPPED}`;
  console.log(`  … Node           ${SHIPPED}, which the image ships (${name} of the npm registry)`);
  try {
    const { stdout } = await promisify(execFile)(
      "npm",
      ["exec", "--yes", `--package=${name}`, "--", "node", "--print", "process.execPath"],
      { cwd: root },
    );
    return stdout.trim();
  } catch {
    console.warn(
      `  ! Node           npm has no ${name}: the figures are those of Node ${process.versions.node}`,
    );
    return process.execPath;
  }
}
