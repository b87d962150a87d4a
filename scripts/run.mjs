import "./lib/node-version.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runBin } from "./lib/run-program.mjs";

// node scripts/run.mjs PROGRAM [ARGUMENTS…]: a program of node_modules, installed first if need be.
const [program, ...args] = process.argv.slice(2);
if (!program) throw new Error("usage: node scripts/run.mjs PROGRAM [ARGUMENTS…]");
await ensureInstalled();
process.exitCode = await runBin(program, args);
