import { createHash, randomBytes } from "node:crypto";
import type { AcceptedEvent, PersistGroup } from "@audit/types";

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

/** An organization's id that no other test has. */
export const newOrganizationId = (): string => hex(12);

/** A UUID of version 7 of the year 2026, random but for its first digits. */
export const newEventId = (): string =>
  `019c0${hex(2).slice(1)}-${hex(2)}-7${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`;

/** An event as ingest passes it on; its hash follows from its content. */
export function sampleEvent(changes: Partial<AcceptedEvent> = {}): AcceptedEvent {
  const event = {
    id: newEventId(),
    occurredAt: "2026-01-31T12:34:56.789Z",
    actor: { type: "user", id: "u1", name: "Alice Example", email: "alice@example.com" },
    workspace: { id: "ws1", name: "Production" },
    action: "update",
    resource: { type: "config", id: "cfg1", name: "Default" },
    status: 200,
    client: { ip: "193.99.144.80", userAgent: "Mozilla/5.0" },
    request: { id: "r1", method: "PUT", path: "/v1/configs/cfg1" },
    changes: { before: '{"retries":1}', after: '{"retries":2}' },
    metadata: { region: "eu-west-1" },
    ...changes,
  } as const;
  const content = createHash("sha256").update(JSON.stringify(event)).digest("hex");
  return { ...event, inputHash: changes.inputHash ?? content.slice(0, 32) };
}

export const sampleEvents = (count: number): [AcceptedEvent, ...AcceptedEvent[]] => [
  sampleEvent(),
  ...Array.from({ length: count - 1 }, () => sampleEvent()),
];

/** A request's events of one organization, received now. */
export function sampleGroup(
  events: PersistGroup["events"],
  organizationId: string = newOrganizationId(),
): PersistGroup {
  return {
    organizationId,
    producer: { keyId: "key1", keyName: "billing", service: "billing-api", ip: "10.1.2.3" },
    receivedAt: new Date().toISOString(),
    events,
  };
}
