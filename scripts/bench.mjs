import "./lib/node-version.mjs";
import { build } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runProgram } from "./lib/run-program.mjs";

// npm run bench [-- --json FILE]: events a second, end to end, beside what the driver alone does.
// npm run bench:indexes: what index shapes and compressions cost.
const [first, ...rest] = process.argv.slice(2);
const [name, args] = first === "indexes" ? [first, rest] : ["end-to-end", process.argv.slice(2)];

await ensureInstalled();
await build(["@audit/bench", "@audit/ingest", "@audit/worker", "@audit/api"]);
process.exitCode = await runProgram(process.execPath, [
  `packages/bench/dist/${name}/main.js`,
  ...args,
]);
