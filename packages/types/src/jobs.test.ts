import { describe, expect, it } from "vitest";
import { persistJobSchema } from "./jobs.js";

const event = {
  id: "0190a6b2-7c1e-7f00-8a11-22b3c4d5e6f7",
  occurredAt: "2026-01-31T00:00:00.000Z",
  actor: { type: "user", id: "ann" },
  action: "update",
  resource: { type: "prompt" },
  outcome: "success",
  inputHash: "0".repeat(32),
};
const group = {
  organizationId: "65f000000000000000000001",
  producer: { keyId: "k", keyName: "Key" },
  receivedAt: "2026-01-31T00:00:00.000Z",
  events: [event],
};

describe("a persist job", () => {
  it("comes back from the queue as it was put in", () => {
    const job = { version: 1, groups: [group] };
    expect(persistJobSchema.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  it.each([
    ["of another version", { version: 2, groups: [group] }],
    ["without groups", { version: 1, groups: [] }],
    ["without events", { version: 1, groups: [{ ...group, events: [] }] }],
    [
      "of an organization that is none",
      { version: 1, groups: [{ ...group, organizationId: "x" }] },
    ],
    [
      "with an event that ingest would not have accepted",
      { version: 1, groups: [{ ...group, events: [{ ...event, inputHash: "" }] }] },
    ],
  ])("is not read when it is %s", (_what, job) => {
    expect(persistJobSchema.safeParse(job).success).toBe(false);
  });
});
