import { createHash, randomBytes } from "node:crypto";
import type { AcceptedEvent, Producer } from "@audit/types";
import type { EventDocument } from "../src/event/event-document.js";
import { type EventFacts, toEventDocument } from "../src/event/event-mapper.js";

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

/** An organization's id that no other test has. */
export const newOrganizationId = (): string => hex(12);

/** A UUID of version 7 of the year 2026, random but for its first digits. */
export const newEventId = (): string =>
  `019c0${hex(2).slice(1)}-${hex(2)}-7${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`;

export const sampleProducer: Producer = {
  keyId: "key1",
  keyName: "billing",
  service: "billing-api",
  ip: "10.1.2.3",
};

/** An event with every field; its hash follows from its content. */
export function sampleEvent(changes: Partial<AcceptedEvent> = {}): AcceptedEvent {
  const event: Omit<AcceptedEvent, "inputHash"> = {
    id: newEventId(),
    occurredAt: "2026-01-31T12:34:56.789Z",
    actor: {
      type: "user",
      id: "U-1",
      name: "Alice Example",
      email: "Alice@Example.com",
      sessionId: "s1",
      onBehalfOf: { type: "service", id: "svc", name: "Robot" },
    },
    workspace: { id: "ws1", name: "Production" },
    action: "update",
    resource: { type: "config", id: "cfg1", name: "Default" },
    targets: [{ type: "user", id: "U-2" }],
    status: 200,
    client: { ip: "93.184.216.34", userAgent: "Mozilla/5.0", forwardedFor: ["10.0.0.1"] },
    request: { id: "r1", method: "PUT", path: "/v1/configs/cfg1", traceId: "t1" },
    changes: { before: '{"a.b":1}', after: '{"$set":{"a":2}}' },
    reason: "because",
    error: { code: "none", message: "nothing" },
    metadata: { region: "eu-west-1", "a.b": { $set: 1 } },
    redacted: ["metadata.password"],
    warnings: ["client.userAgent was shortened"],
    ...changes,
  };
  const content = createHash("sha256").update(JSON.stringify(event)).digest("hex");
  return { ...event, inputHash: changes.inputHash ?? content.slice(0, 32) };
}

export function sampleFacts(changes: Partial<EventFacts> = {}): EventFacts {
  return {
    organizationId: newOrganizationId(),
    producer: sampleProducer,
    receivedAt: new Date("2026-01-31T12:34:57.000Z"),
    storedAt: new Date("2026-01-31T12:34:57.250Z"),
    category: "change",
    outcome: "success",
    country: { code: "US", asOf: "2023-11-15" },
    retention: { policyId: "default", version: 1, until: new Date("2027-01-31T13:00:00.000Z") },
    expireAt: new Date("2099-01-31T13:00:00.000Z"),
    holds: [],
    ...changes,
  };
}

export const sampleDocument = (
  event: Partial<AcceptedEvent> = {},
  facts: Partial<EventFacts> = {},
): EventDocument => toEventDocument(sampleEvent(event), sampleFacts(facts));
