import { describe, expect, it } from "vitest";
import * as z from "zod";
import { acceptedEventSchema } from "./accepted-event.js";

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
});
