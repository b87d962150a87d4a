import "./lib/node-version.mjs";
import { build } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runProgram } from "./lib/run-program.mjs";
import { shippedNode } from "./lib/shipped-node.mjs";

// npm run bench [-- --json FILE]: events a second, end to end, beside what the driver alone does,
// on the Node that the image ships; with `--this-node` on the one that runs npm.
// npm run bench:indexes: what index shapes and compressions cost.
const [first, ...rest] = process.argv.slice(2);
const [name, given] = first === "indexes" ? [first, rest] : ["end-to-end", process.argv.slice(2)];
const THIS_NODE = "--this-node";
const args = given.filter((arg) => arg !== THIS_NODE);

await ensureInstalled();
await build(["@audit/bench", "@audit/ingest", "@audit/worker", "@audit/api"]);
const node = given.includes(THIS_NODE) ? process.execPath : await shippedNode();
process.exitCode = await runProgram(node, [`packages/bench/dist/${name}/main.js`, ...args]);
