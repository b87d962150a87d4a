import type { ApiKey } from "@audit/types";
import { describe, expect, it } from "vitest";
import { keyState, restrictionsOf, scopeLabel, usableFirst } from "./key-words.js";

const now = new Date("2026-11-26T12:00:00Z");
const key: ApiKey = {
  id: "1",
  name: "billing",
  prefix: "audit_abc",
  scopes: ["events:write"],
  createdAt: "2026-11-01T00:00:00.000Z",
  createdBy: "alice@example.com",
};
const past = "2026-11-26T11:59:59.000Z";
const future = "2026-11-26T12:00:01.000Z";

describe("the state of a key", () => {
  it.each([
    [{}, "Active"],
    [{ expiresAt: future }, "Active"],
    [{ expiresAt: past }, "Expired"],
    [{ revokedAt: past, expiresAt: past }, "Revoked"],
    [{ revokedAt: future }, "Active"],
  ])("of %j is %s", (times, word) => {
    expect(keyState(times, now).word).toBe(word);
  });

  it("puts those first that are taken, else in the order given", () => {
    const keys = [
      { ...key, id: "1", revokedAt: past },
      { ...key, id: "2" },
      { ...key, id: "3", expiresAt: past },
      { ...key, id: "4" },
    ];
    expect(usableFirst(keys, now).map(({ id }) => id)).toEqual(["2", "4", "1", "3"]);
  });
});

it("says in words what a scope allows", () => {
  expect(scopeLabel("events:write")).toBe("Record events");
});

it("says of a restriction what it is, and nothing where there is none", () => {
  expect(restrictionsOf(key)).toEqual([]);
  const narrow = {
    ...key,
    service: "billing",
    environment: "production",
    workspaceId: "ws1",
    resourceTypes: ["prompt", "config"],
    allowedCidrs: ["10.0.0.0/8"],
    eventsPerMinute: 6_000,
  };
  expect(restrictionsOf(narrow)).toEqual([
    "Service billing",
    "Environment production",
    "Workspace ws1",
    "Resource types prompt, config",
    "From 10.0.0.0/8",
    "6,000 events a minute",
  ]);
});
