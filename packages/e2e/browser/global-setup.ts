import { join } from "node:path";
import { startSystem } from "../src/system/start-system.js";
import { announceSystem } from "./system-under-test.js";

/** Starts the system that all browser tests share; resolves to what stops it. */
// biome-ignore lint/style/noDefaultExport: Playwright looks for it there
export default async function globalSetup(): Promise<() => Promise<void>> {
  const system = await startSystem({ withApi: true });
  announceSystem({
    ...system.firstRun,
    mongodbUri: system.mongo.url,
    sessionFile: join(system.folder, "session.json"),
  });
  return system.stop;
}
