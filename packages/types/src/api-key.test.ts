import { describe, expect, it } from "vitest";
import { apiKeyInputSchema } from "./api-key.js";

const key = (more: object) =>
  apiKeyInputSchema.safeParse({ name: "billing", scopes: ["events:write"], ...more });
const complaints = (more: object) =>
  key(more).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];

describe("what an API key can be asked to be", () => {
  it.each([
    {},
    { expiresAt: "2027-01-31T00:00:00Z" },
    { expiresAt: "2027-01-31T00:00:00+02:00" },
    { workspaceId: "w1", resourceTypes: ["config", "prompt"] },
    { allowedCidrs: ["192.0.2.1", "10.0.0.0/8", "2001:db8::1", "2001:db8::/32"] },
    { eventsPerMinute: 1 },
  ])("takes %j", (more) => {
    expect(complaints(more)).toEqual([]);
  });

  it.each([
    [{ expiresAt: "tomorrow" }, "expiresAt: must be a time such as"],
    [{ expiresAt: "2027-01-31" }, "expiresAt: must be a time such as"],
    [{ workspaceId: "" }, "workspaceId: "],
    [{ resourceTypes: [] }, "resourceTypes: must name at least one type, or be left out"],
    [
      { resourceTypes: Array.from({ length: 51 }, (_, index) => `t${index}`) },
      "resourceTypes: must name at most 50",
    ],
    [{ allowedCidrs: [] }, "allowedCidrs: must name at least one address"],
    [{ allowedCidrs: ["10.0.0.0/33"] }, "allowedCidrs.0: must be an IP address or a CIDR range"],
    [{ allowedCidrs: ["example.com"] }, "allowedCidrs.0: must be an IP address or a CIDR range"],
    [{ eventsPerMinute: 0 }, "eventsPerMinute: must be a whole number from 1"],
    [{ eventsPerMinute: 1.5 }, "eventsPerMinute: must be a whole number from 1"],
    [{ platform: true }, 'Unrecognized key: "platform"'],
  ])("refuses %j", (more, complaint) => {
    expect(complaints(more)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each(["keys:manage", "queues:manage", "retention:manage"])(
    "refuses %s for a workspace or for types of resource",
    (scope) => {
      const scopes = ["events:write", scope];
      for (const narrow of [{ workspaceId: "w1" }, { resourceTypes: ["config"] }]) {
        expect(complaints({ scopes, ...narrow })).toEqual([
          `scopes: ${scope} concerns the whole organization and goes with neither workspaceId nor resourceTypes`,
        ]);
      }
      expect(complaints({ scopes, allowedCidrs: ["10.0.0.0/8"] })).toEqual([]);
    },
  );
});
