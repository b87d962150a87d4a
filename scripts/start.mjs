import "./lib/node-version.mjs";
import { build } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";

await ensureInstalled();
await build([
  "@audit/launcher",
  "@audit/ingest",
  "@audit/worker",
  "@audit/api",
  "@audit/cli",
  "@audit/dashboard",
]);
// in this process: one less to stop in order
await import("../packages/launcher/dist/main.js");
