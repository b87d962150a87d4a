/** Where ingest listens unless it is told otherwise. */
const INGEST_PORT = 4001;

const EVENT = {
  actor: { type: "user", id: "alice@example.com", name: "Alice" },
  action: "create",
  resource: { type: "workspace", id: "first", name: "First" },
  status: 201,
};

/** JSON with a line for each of its keys. */
function jsonLines(value: object): string[] {
  const entries = Object.entries(value).map(([key, item]) => `"${key}": ${JSON.stringify(item)}`);
  return entries.map((entry, index) => (index < entries.length - 1 ? `${entry},` : entry));
}

/** A shell command that records an event, for a page that was opened at this address. */
export function firstEventCommand({ protocol, hostname }: Pick<Location, "protocol" | "hostname">) {
  return [
    `curl ${protocol}//${hostname}:${INGEST_PORT}/v1/events \\`,
    `  -H "Authorization: Bearer $AUDIT_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{`,
    ...jsonLines(EVENT).map((line) => `    ${line}`),
    `  }'`,
  ].join("\n");
}
