import type { AcceptedEvent, PersistGroup, PersistJob } from "@audit/types";

/** A valid event; `index` makes its id. */
export const sampleEvent = (index: number): AcceptedEvent => ({
  id: `0193a1b2-c3d4-7e5f-8a9b-${String(index).padStart(12, "0")}`,
  occurredAt: "2026-01-31T00:00:00.000Z",
  actor: { type: "user", id: `user-${index}`, name: "Alice Example", email: "alice@example.com" },
  action: "update",
  resource: { type: "prompt", id: `prompt-${index}`, name: "Greeting" },
  status: 200,
  client: { ip: "203.0.113.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64)" },
  metadata: { region: "eu-west-1", nested: { list: [1, 2, 3] } },
  inputHash: "0123456789abcdef0123456789abcdef",
});

/** A group of events with the ids `first` to `first + count - 1`. */
export const sampleGroup = (first: number, count: number): PersistGroup => ({
  organizationId: "a".repeat(24),
  producer: { keyId: "key-1", keyName: "billing", ip: "10.0.0.1" },
  receivedAt: "2026-01-31T00:00:01.000Z",
  events: Array.from({ length: count }, (_, index) => sampleEvent(first + index)),
});

export const sampleJob = (first: number, count = 1): PersistJob => ({
  version: 1,
  groups: [sampleGroup(first, count)],
});

/** The ids of every event of a job, in order. */
export const eventIds = (job: PersistJob): string[] =>
  job.groups.flatMap((group) => group.events.map((event) => event.id));

export const sampleIds = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => sampleEvent(first + index).id);
