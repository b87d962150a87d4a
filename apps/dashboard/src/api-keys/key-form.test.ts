import { apiKeyInputSchema } from "@audit/types";
import { expect, it } from "vitest";
import { keyInputOf } from "./key-form.js";

function formOf(entries: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(entries)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return form;
}

it("asks for what is filled in, and for nothing else", () => {
  const form = formOf({ name: " billing ", scopes: ["events:write"], service: " ", expiresAt: "" });
  expect(apiKeyInputSchema.parse(keyInputOf(form, "utc"))).toEqual({
    name: "billing",
    scopes: ["events:write"],
  });
});

it("reads lists at their commas, numbers, and times by the page's clock", () => {
  const form = formOf({
    name: "billing",
    scopes: ["events:write", "audit_logs.list"],
    service: "billing",
    environment: "production",
    workspaceId: "ws1",
    resourceTypes: "prompt, config,",
    allowedCidrs: "10.0.0.0/8,2001:db8::/32",
    eventsPerMinute: "6000",
    expiresAt: "2027-01-31T12:30",
  });
  expect(apiKeyInputSchema.parse(keyInputOf(form, "utc"))).toEqual({
    name: "billing",
    scopes: ["events:write", "audit_logs.list"],
    service: "billing",
    environment: "production",
    workspaceId: "ws1",
    resourceTypes: ["prompt", "config"],
    allowedCidrs: ["10.0.0.0/8", "2001:db8::/32"],
    eventsPerMinute: 6_000,
    expiresAt: "2027-01-31T12:30:00.000Z",
  });
});
