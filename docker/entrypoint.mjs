// Starts what ROLE names. One role runs in this very process, so that signals reach it directly;
// `all` runs the three as children, passes SIGTERM on, and ends when one of them ends.
import { spawn } from "node:child_process";

const services = {
  ingest: new URL("../apps/ingest/dist/main.js", import.meta.url),
  worker: new URL("../apps/worker/dist/main.js", import.meta.url),
  api: new URL("../apps/api/dist/main.js", import.meta.url),
};

const role = process.env.ROLE ?? "";

if (role in services) {
  await import(services[role].href);
} else if (role === "all") {
  runAll();
} else {
  console.error(
    `ROLE must be ingest, worker, api or all; it is ${role ? `"${role}"` : "not set"}.`,
  );
  process.exitCode = 64;
}

function runAll() {
  const children = Object.values(services).map((service) =>
    spawn(process.execPath, [service.pathname], { stdio: "inherit" }),
  );
  let closing = false;
  const close = (signal) => {
    closing = true;
    for (const child of children) child.kill(signal);
  };
  process.on("SIGTERM", () => close("SIGTERM"));
  process.on("SIGINT", () => close("SIGINT"));
  for (const child of children) {
    child.on("exit", (code) => {
      // A service that ends on its own takes the container with it, so that it is restarted whole.
      if (!closing) {
        process.exitCode = code || 1;
        close("SIGTERM");
      }
    });
  }
}
