import { createRedactionRules } from "@audit/redaction";
import { describe, expect, it } from "vitest";
import { createIntake, type OrganizationRules } from "./create-intake.js";

const receivedAt = new Date("2026-01-02T03:04:05.678Z");
const intake = createIntake({
  inputHashSecret: "a secret of the test's own",
  now: () => receivedAt,
  createId: () => "00000000-0000-7000-8000-000000000001",
});
const organizationId = "65f000000000000000000001";

function accepted(event: object, rules?: OrganizationRules) {
  const raw = {
    actor: { type: "user", id: "u1" },
    action: "update",
    resource: { type: "config" },
    outcome: "success",
    ...event,
  };
  const result = intake(raw, { organizationId, receivedAt, index: 0, rules });
  if (!result.ok) throw new Error(result.message);
  return result.event;
}

const redaction = createRedactionRules({
  names: ["salary"],
  allowedNames: ["token"],
  patterns: ["EMP-[0-9]+"],
});

describe("an organization's rules", () => {
  it("mask its own secrets, wherever people write", () => {
    const event = accepted(
      {
        metadata: { salary: 5_000, token: "green", note: "EMP-17" },
        changes: { before: { salary: 1 }, after: { text: "was EMP-17" } },
        reason: "asked by EMP-17",
        client: { userAgent: "agent EMP-17" },
        resource: { type: "config", name: "of EMP-17" },
      },
      { redaction, truncatesIps: false },
    );
    expect(JSON.stringify(event)).not.toMatch(/EMP-17|5000/);
    expect(event.metadata).toMatchObject({ token: "green" });
    expect(event.redacted?.toSorted()).toEqual([
      "changes.after.text",
      "changes.before.salary",
      "client.userAgent",
      "metadata.note",
      "metadata.salary",
      "reason",
      "resource.name",
    ]);
  });

  it("hold for its own events alone, also for a browser that was seen before", () => {
    const client = { userAgent: "another EMP-18" };
    expect(accepted({ client }).client).toEqual(client);
    const masked = accepted({ client }, { redaction, truncatesIps: false });
    expect(masked.client).toEqual({ userAgent: "another [REDACTED]" });
    expect(accepted({ client }).client).toEqual(client);
  });

  it("do not change what an honest retry is recognised by", () => {
    const event = { metadata: { salary: 5_000 } };
    expect(accepted(event, { redaction, truncatesIps: true }).inputHash).toBe(
      accepted(event).inputHash,
    );
  });
});

it("addresses lose their last part where the organization wants it", () => {
  const client = { ip: "192.0.2.77", forwardedFor: ["2001:db8:1:2::3", "192.0.2.78"] };
  expect(accepted({ client }, { truncatesIps: true }).client).toEqual({
    ip: "192.0.2.0",
    forwardedFor: ["2001:db8:1::", "192.0.2.0"],
  });
  expect(accepted({ client }, { truncatesIps: false }).client).toEqual(client);
});
