/** Where ingest listens unless it is told otherwise. */
const INGEST_PORT = 4001;

const EVENT = {
  actor: { type: "user", id: "alice@example.com", name: "Alice" },
  action: "create",
  resource: { type: "workspace", id: "first", name: "First workspace" },
  status: 201,
};

/** A shell command that records an event, for a page that was opened at this address. */
export function firstEventCommand({ protocol, hostname }: Pick<Location, "protocol" | "hostname">) {
  return [
    `curl ${protocol}//${hostname}:${INGEST_PORT}/v1/events \\`,
    `  -H "Authorization: Bearer $AUDIT_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(EVENT)}'`,
  ].join("\n");
}
