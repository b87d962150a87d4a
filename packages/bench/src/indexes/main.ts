import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createCleanUp } from "../measure/clean-up.js";
import { describeMachine } from "../measure/machine.js";
import { type Pair, runPair } from "./pair.js";
import { insertTable, queryTable, sizeTable } from "./tables.js";
import { VARIANTS } from "./variants.js";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "200000" },
    slices: { type: "string", default: "10" },
    port: { type: "string", default: "4701" },
    /** A regular expression that the names of the variants to measure match. */
    only: { type: "string", default: "" },
    repeat: { type: "string", default: "1" },
    queries: { type: "boolean", default: true },
    json: { type: "string" },
  },
  allowNegative: true,
});

const cleanUp = createCleanUp();
process.once("SIGINT", () => void cleanUp.run().finally(() => process.exit(130)));

const machine = describeMachine();
const print = (text: string) => process.stdout.write(`${text}\n`);
print(JSON.stringify(machine));

const pairs: Pair[] = [];
const chosen = VARIANTS.filter(({ name }) => new RegExp(values.only).test(name));
for (const variant of Array.from({ length: Number(values.repeat) }, () => chosen).flat()) {
  const pair = await runPair(variant, {
    cleanUp,
    port: Number(values.port),
    events: Number(values.events),
    slices: Number(values.slices),
    queries: values.queries
      ? [...(pairs.length === 0 ? (["baseline"] as const) : []), "variant"]
      : [],
  });
  pairs.push(pair);
  const ratio = pair.variant.cpuMicroseconds / pair.baseline.cpuMicroseconds;
  print(`${variant.name}: ${ratio.toFixed(2)} of the baseline's CPU time`);
  if (values.json) await writeFile(values.json, JSON.stringify({ machine, pairs }, null, 2));
}
print(insertTable(pairs));
print(sizeTable(pairs));
print(queryTable(pairs));
