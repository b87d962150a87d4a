import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { failureOf, isPassing } from "./failure.js";

const answered = (code: string, message: string) =>
  TRPCClientError.from({ error: { code: -32_000, message, data: { code } } });

describe("a failed request", () => {
  it.each([
    ["UNAUTHORIZED", "signed_out"],
    ["FORBIDDEN", "forbidden"],
    ["NOT_FOUND", "not_found"],
    ["SERVICE_UNAVAILABLE", "away"],
    ["INTERNAL_SERVER_ERROR", "broken"],
  ])("with the code %s is %s", (code, kind) => {
    expect(failureOf(answered(code, "said by the server")).kind).toBe(kind);
  });

  it("keeps the server's words about what was asked", () => {
    expect(failureOf(answered("BAD_REQUEST", "ip must be an address"))).toEqual({
      kind: "refused",
      message: "ip must be an address",
    });
  });

  it("means that the server is away when nobody answered", () => {
    expect(failureOf(TRPCClientError.from(new TypeError("Failed to fetch"))).kind).toBe("away");
  });

  it("may pass only when the request itself was right", () => {
    expect(isPassing(TRPCClientError.from(new TypeError("Failed to fetch")))).toBe(true);
    expect(isPassing(answered("BAD_REQUEST", ""))).toBe(false);
    expect(isPassing(answered("UNAUTHORIZED", ""))).toBe(false);
  });
});
