import { expect, it } from "vitest";
import { returnAddress } from "./return-address.js";

const origin = "https://audit.example.com";

it.each([
  ["/audit-logs?filter=user:alice@example.com&event=1", undefined],
  ["/audit-logs", undefined],
  [undefined, "/"],
  ["", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/audit-logs", "/"],
  ["/\\evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?returnTo=/sign-in", "/"],
])("for %j returns to one of our own pages", (asked, expected) => {
  expect(returnAddress(asked, origin)).toBe(expected ?? asked);
});
