// The container's health: every service of its ROLE answers that it is ready.
const ports = {
  ingest: process.env.INGEST_PORT || "4001",
  worker: process.env.WORKER_PORT || "4002",
  api: process.env.API_PORT || "4000",
};
const roles = process.env.ROLE === "all" ? Object.keys(ports) : [process.env.ROLE];

const answers = await Promise.all(
  roles.map(async (role) => {
    const response = await fetch(`http://127.0.0.1:${ports[role]}/healthz/ready`, {
      signal: AbortSignal.timeout(3_000),
    }).catch(() => undefined);
    return response?.ok ?? false;
  }),
);
process.exitCode = answers.every(Boolean) ? 0 : 1;
