import { describe, expect, it } from "vitest";
import { filterSchema } from "./filter.js";

const accepts = (term: unknown) => filterSchema.safeParse({ terms: [term] });

describe("a filter", () => {
  it.each([
    { field: "status", values: ["404", "4xx", "400-499"] },
    { field: "ip", values: ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1", "::1"] },
    { field: "country", values: ["DE", "de"] },
    { field: "user", values: ["alice@example.com"], negate: true },
  ])("accepts $field in its notations", (term) => {
    expect(accepts(term).success).toBe(true);
  });

  it.each([
    [{ field: "status", values: ["999"] }, "status must be an HTTP status such as 404"],
    [{ field: "ip", values: ["10.0.0.0/99"] }, "ip must be an IP address or a CIDR range"],
    [{ field: "user", values: [""] }, "user must be a text of 1 to 512 characters"],
    [{ field: "outcome", values: ["ok"] }, "outcome must be one of success, denied, failure"],
    [{ field: "nonsense", values: ["x"] }, "one of user, actorType"],
    [{ field: "user", values: [{ $ne: null }] }, "expected string"],
  ])("refuses %j and says what would be right", (term, message) => {
    expect(accepts(term).error?.issues[0]?.message).toContain(message);
  });

  it("refuses keys it does not know, so that no operator reaches the database", () => {
    expect(filterSchema.safeParse({ terms: [], $where: "1" }).success).toBe(false);
  });
});
