import { storedEventSchema } from "@audit/types";
import { describe, expect, it } from "vitest";
import { sampleDocument, sampleEvent, sampleFacts } from "../../test/samples.js";
import { toEventDocument, toEventRow, toStoredEvent } from "./event-mapper.js";

describe("a stored event", () => {
  it("has everything that was accepted, and what the worker added", () => {
    const event = sampleEvent();
    const facts = sampleFacts({ holds: ["case-7"] });
    const { inputHash: _, changes: __, ...said } = event;
    expect(toStoredEvent(toEventDocument(event, facts))).toEqual({
      ...said,
      organizationId: facts.organizationId,
      producer: facts.producer,
      receivedAt: "2026-01-31T12:34:57.000Z",
      storedAt: "2026-01-31T12:34:57.250Z",
      category: "change",
      outcome: "success",
      client: { ...event.client, country: "US", countryAsOf: "2023-11-15" },
      changes: { before: { "a.b": 1 }, after: { $set: { a: 2 } } },
      retention: { policyId: "default", version: 1, until: "2027-01-31T13:00:00.000Z" },
      holds: ["case-7"],
      schemaVersion: 1,
    });
  });

  it("fits the schema that readers rely on, also when only the required fields are there", () => {
    const { id, occurredAt, actor, action, resource, inputHash } = sampleEvent();
    const bare = toEventDocument(
      { id, occurredAt, actor, action, resource, outcome: "denied", inputHash },
      sampleFacts({ country: undefined, expireAt: undefined }),
    );
    for (const document of [bare, sampleDocument()]) {
      expect(() => storedEventSchema.parse(toStoredEvent(document))).not.toThrow();
    }
    expect(bare).not.toHaveProperty("expireAt");
    expect(bare).not.toHaveProperty("client");
  });

  it("shows changes that are no JSON any more as text", () => {
    const document = sampleDocument({ changes: { after: '{"cut off' } });
    expect(toStoredEvent(document).changes).toEqual({ after: '{"cut off' });
  });

  it("gives a list its columns and no body", () => {
    const row = toEventRow(sampleDocument());
    expect(row.client).toEqual({ ip: "93.184.216.34", country: "US" });
    expect(row.actor).not.toHaveProperty("keys");
    expect(row).not.toHaveProperty("metadata");
  });
});

describe("a document", () => {
  it("can be found by the actor's id and email, whatever their case", () => {
    expect(sampleDocument().actor.keys).toEqual(["u-1", "alice@example.com"]);
    expect(
      sampleDocument({ actor: { type: "user", id: "A@b.c", email: "a@B.c" } }).actor.keys,
    ).toEqual(["a@b.c"]);
  });

  it("keeps an address as 16 bytes, and leaves out what is none", () => {
    const bytes = sampleDocument().client?.ipBytes?.toString("hex");
    expect(bytes).toBe("00000000000000000000ffff5db8d822");
    expect(sampleDocument({ client: { ip: "unknown" } }).client).not.toHaveProperty("ipBytes");
  });

  it("is refused when the event's time is none", () => {
    expect(() => sampleDocument({ occurredAt: "yesterday" })).toThrow(RangeError);
  });
});
