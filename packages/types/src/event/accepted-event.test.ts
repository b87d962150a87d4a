import { describe, expect, it } from "vitest";
import * as z from "zod";
import { acceptedEventSchema } from "./accepted-event.js";
import { EVENT_LIMITS } from "./limits.js";

const accepted = {
  id: "0190a6b2-7c1e-7f00-8a11-22b3c4d5e6f7",
  occurredAt: "2026-01-31T00:00:00.000Z",
  actor: { type: "user", id: "ann" },
  action: "update",
  resource: { type: "prompt" },
  outcome: "success",
  inputHash: "0".repeat(32),
};
const json = (text: string): unknown => JSON.parse(text);

describe("an accepted event", () => {
  it("keeps every key of its metadata, whatever it means to JavaScript", () => {
    const metadata = json('{"__proto__":{"a":1},"constructor":2,"a.b":{"__proto__":{"$c":3}}}');
    for (const schema of [acceptedEventSchema, z.compile(acceptedEventSchema)]) {
      const parsed = schema.parse({ ...accepted, metadata });
      expect(JSON.stringify(parsed.metadata)).toBe(JSON.stringify(metadata));
    }
  });

  it.each([[[]], ["text"], [7], [null]])("takes no %j for metadata", (metadata) => {
    expect(acceptedEventSchema.safeParse({ ...accepted, metadata }).success).toBe(false);
  });

  it.each([
    { id: "x".repeat(36) },
    { id: accepted.id.toUpperCase() },
    { occurredAt: "2026" },
    { occurredAt: "2026-01-31" },
    { occurredAt: "2026-01-31T00:00:00Z" },
    { occurredAt: "2026-01-31T00:00:00.000+01:00" },
    { occurredAt: "2026-02-30T00:00:00.000Z" },
    { occurredAt: "+275760-09-13T00:00:00.000Z" },
    { occurredAt: "-000001-01-01T00:00:00.000Z" },
    { action: "" },
    { action: "a".repeat(EVENT_LIMITS.action + 1) },
  ])("has no %o", (wrong) => {
    for (const schema of [acceptedEventSchema, z.compile(acceptedEventSchema)]) {
      expect(schema.safeParse({ ...accepted, ...wrong }).success).toBe(false);
    }
  });

  it.each(["0000-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "9999-12-31T23:59:59.999Z"])(
    "may have happened at %s",
    (occurredAt) => {
      for (const schema of [acceptedEventSchema, z.compile(acceptedEventSchema)]) {
        expect(schema.safeParse({ ...accepted, occurredAt }).success).toBe(true);
      }
    },
  );
});
