import { describe, expect, it } from "vitest";
import { eventInputSchema } from "./event-input.js";
import { EVENT_LIMITS } from "./limits.js";

const minimal = {
  actor: { type: "user", id: "ann" },
  action: "update",
  resource: { type: "prompt" },
  status: 200,
};

/** Where the first complaint points, and what it says. */
function complaint(change: object) {
  const [issue] = eventInputSchema.safeParse({ ...minimal, ...change }).error?.issues ?? [];
  return issue && `${issue.path.join(".")}: ${issue.message}`;
}

describe("an event as a producer should send it", () => {
  it.each([
    ["the least", {}],
    ["an outcome without a status, as a job has it", { status: undefined, outcome: "failure" }],
    ["dots and dashes in the action", { action: "api_key.rotate-now" }],
    ["any type of resource", { resource: { type: "spaceship", id: "7" } }],
    ["any JSON in changes", { changes: { before: null, after: [1, { $set: { "a.b": 2 } }] } }],
    ["a time with an offset", { occurredAt: "2026-01-31T00:00:00+02:00" }],
  ])("may have %s", (_what, change) => {
    expect(complaint(change)).toBeUndefined();
  });

  it.each([
    ["actor.type: ", { actor: { type: "robot", id: "r" } }],
    ["actor.id: ", { actor: { type: "user", id: "" } }],
    ["action: a verb of a-z", { action: "Update" }],
    ["resource.type: ", { resource: { type: "" } }],
    ["status: ", { status: 600 }],
    ["status: one of status (100-599) and outcome", { status: undefined }],
    ["id: ", { id: "order-7" }],
    ["occurredAt: ", { occurredAt: "2026-01-31T00:00:00" }],
    [
      "targets: ",
      { targets: Array.from({ length: EVENT_LIMITS.targets + 1 }, () => minimal.resource) },
    ],
    ["client.userAgent: ", { client: { userAgent: "x".repeat(EVENT_LIMITS.userAgent + 1) } }],
  ])("may not have what is documented otherwise: %s", (message, change) => {
    expect(complaint(change)).toContain(message);
  });
});
