import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { connectDatabase, migrate } from "@audit/db";
import { startSystem } from "@audit/e2e";
import { MongoClient } from "mongodb";
import { createCleanUp } from "../measure/clean-up.js";
import { describeMachine } from "../measure/machine.js";
import { type Pair, runEndToEnd, runPair } from "./pair.js";
import { findBestLoad } from "./raw-insert.js";
import { cpuTable, figureOf, pairsTable } from "./report.js";
import { prepareRequests } from "./requests.js";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "9" },
    events: { type: "string", default: "30000" },
    "events-per-request": { type: "string", default: "100" },
    parallel: { type: "string", default: "8" },
    json: { type: "string" },
    /** A folder that gets a CPU profile of each service. */
    profile: { type: "string" },
  },
});
const print = (text: string) => process.stdout.write(`${text}\n`);
const cleanUp = createCleanUp();
process.once("SIGINT", () => void cleanUp.run().finally(() => process.exit(130)));

const machine = describeMachine();
const profileFolder = values.profile && resolve(values.profile);
if (profileFolder) await mkdir(profileFolder, { recursive: true });

try {
  print("starting MongoDB, Redis, worker and ingest");
  const system = await startSystem({
    nodeArguments: (service) =>
      profileFolder
        ? ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`, `--cpu-prof-name=${service}.cpuprofile`]
        : [],
  });
  const stopSystem = cleanUp.add(() => system.stop());
  const client = await new MongoClient(system.mongo.url, {
    writeConcern: { w: "majority", journal: true },
  }).connect();
  cleanUp.add(() => client.close());
  const databaseWithIndexes = async (name: string) => {
    const uri = new URL(system.mongo.url);
    uri.pathname = `/${name}`;
    const database = await connectDatabase({ uri: uri.toString() });
    await migrate(database);
    await database.close();
    return client.db(name);
  };

  const sides = {
    system,
    target: {
      url: system.firstRun.ingestUrl,
      apiKey: system.firstRun.writeKey,
      parallel: Number(values.parallel),
    },
    product: client.db("audit"),
    bare: await databaseWithIndexes("bare"),
  };
  const requests = (seed: number, events = Number(values.events)) =>
    prepareRequests({ seed, events, eventsPerRequest: Number(values["events-per-request"]) });

  print("warming up");
  await runEndToEnd(sides, requests(0));
  const { documents } = await runEndToEnd(sides, requests(1));
  print("looking for the bare driver's best batch and concurrency");
  let trial = 0;
  const load = await findBestLoad(() => databaseWithIndexes(`trial_${trial++}`), documents);
  print(`raw insertMany: ${load.batch} documents a batch, ${load.parallel} batches at once`);

  const pairs: Pair[] = [];
  for (let index = 0; index < Number(values.pairs); index += 1) {
    const pair = await runPair(sides, requests(index + 2), load);
    pairs.push(pair);
    print(`pair ${index + 1}: ${pair.ratio.toFixed(2)}`);
  }
  const figure = figureOf(pairs);
  const { version: mongodb } = await client.db("admin").command({ buildInfo: 1 });
  const conditions = { machine, mongodb: String(mongodb), options: values, load };
  print(`\n${JSON.stringify(conditions)}\n`);
  print(`${pairsTable(pairs)}\n\n${cpuTable(pairs)}\n`);
  print(
    `R1 = ${figure.value.toFixed(2)} (${figure.min.toFixed(2)}–${figure.max.toFixed(2)}), by CPU time ${figure.cpuValue.toFixed(2)}`,
  );
  if (values.json) {
    await writeFile(values.json, `${JSON.stringify({ R1: figure, conditions }, null, 2)}\n`);
  }
  await stopSystem();
} finally {
  await cleanUp.run();
}
