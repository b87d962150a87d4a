import type { ApiKeyRestrictions } from "@audit/db";
import { describe, expect, it } from "vitest";
import { refuseFewerRestrictions } from "./fewer-restrictions.js";

const soon = new Date("2026-06-01T00:00:00.000Z");
const later = new Date("2026-07-01T00:00:00.000Z");

const make = (own: ApiKeyRestrictions | undefined, asked: ApiKeyRestrictions) => () =>
  refuseFewerRestrictions(own, asked);

describe("a key that makes another", () => {
  it.each<[ApiKeyRestrictions | undefined, ApiKeyRestrictions]>([
    [undefined, {}],
    [undefined, { workspaceId: "w1" }],
    [{}, {}],
    [{ expiresAt: later }, { expiresAt: later }],
    [{ expiresAt: later }, { expiresAt: soon, eventsPerMinute: 1 }],
    [{ workspaceId: "w1" }, { workspaceId: "w1", resourceTypes: ["config"] }],
    [{ resourceTypes: ["config", "prompt"] }, { resourceTypes: ["prompt"] }],
    [{ allowedCidrs: ["10.0.0.0/8"] }, { allowedCidrs: ["10.1.0.0/16", "10.2.3.4"] }],
    [{ eventsPerMinute: 10 }, { eventsPerMinute: 10 }],
  ])("with %j may make one with %j", (own, asked) => {
    expect(make(own, asked)).not.toThrow();
  });

  it.each<[ApiKeyRestrictions, ApiKeyRestrictions, string]>([
    [{ expiresAt: soon }, {}, "expiresAt at 2026-06-01T00:00:00.000Z or before"],
    [{ expiresAt: soon }, { expiresAt: later }, "expiresAt"],
    [{ workspaceId: "w1" }, {}, "workspaceId w1"],
    [{ workspaceId: "w1" }, { workspaceId: "w2" }, "workspaceId w1"],
    [{ resourceTypes: ["config"] }, {}, "resourceTypes of config"],
    [{ resourceTypes: ["config"] }, { resourceTypes: ["config", "model"] }, "resourceTypes"],
    [{ allowedCidrs: ["10.0.0.0/8"] }, {}, "allowedCidrs within 10.0.0.0/8"],
    [{ allowedCidrs: ["10.0.0.0/8"] }, { allowedCidrs: ["10.0.0.1", "::/0"] }, "allowedCidrs"],
    [{ eventsPerMinute: 10 }, {}, "eventsPerMinute of at most 10"],
    [{ eventsPerMinute: 10 }, { eventsPerMinute: 11 }, "eventsPerMinute"],
  ])("with %j may make none with %j", (own, asked, missing) => {
    expect(make(own, asked)).toThrow(
      expect.objectContaining({ code: "forbidden", message: expect.stringContaining(missing) }),
    );
  });
});
