import { type EventRow, FILTER_FIELDS, filterTermSchema } from "@audit/types";
import { describe, expect, it } from "vitest";
import { FIELDS, valueLabel } from "./fields.js";
import { fieldsNamed, guessTerms } from "./guess-terms.js";
import { seenValues } from "./seen-values.js";

describe("the fields of the filter", () => {
  it.each(FILTER_FIELDS)("%s has a name of its own, and offers only values it takes", (field) => {
    const labels = FILTER_FIELDS.map((each) => FIELDS[each].label);
    expect(labels.filter((label) => label === FIELDS[field].label)).toHaveLength(1);
    for (const { value } of FIELDS[field].options?.() ?? []) {
      expect(filterTermSchema.safeParse({ field, values: [value] }).success).toBe(true);
    }
  });

  it("show values in words where they are codes", () => {
    expect(valueLabel("country", "DE")).toBe("Germany");
    expect(valueLabel("actorType", "api_key")).toBe("API key");
    expect(valueLabel("action", "rotate")).toBe("rotate");
  });
});

describe("a text typed into the filter box", () => {
  const fieldsFor = (text: string) => guessTerms(text).map(({ field }) => field);

  it.each([
    ["alice@example.com", ["user"]],
    ["4xx", ["status", "resourceId"]],
    ["/v1/keys", ["path", "resourceName"]],
    ["10.0.0.0/8", ["ip", "user", "resourceId"]],
    ["2001:db8::1", ["ip", "user", "resourceId"]],
  ])("%s may be a value of %j", (text, fields) => {
    expect(fieldsFor(text)).toEqual(fields);
  });

  it("is a term when it is written as one", () => {
    expect(guessTerms("-status:2xx,404")).toEqual([
      { field: "status", values: ["2xx", "404"], negate: true },
    ]);
  });

  it("finds fields by name", () => {
    expect(fieldsNamed("reso")).toEqual(["resource", "resourceId", "resourceName"]);
    expect(fieldsNamed("")).toEqual([...FILTER_FIELDS]);
    expect(guessTerms("  ")).toEqual([]);
  });
});

describe("the values seen in loaded rows", () => {
  const row = (name: string, email: string, status?: number): EventRow => ({
    id: "0197a0b4-2f5e-7c3d-9b1a-3f6f0e2d4c5b",
    organizationId: "0123456789abcdef01234567",
    occurredAt: "2026-05-03T10:00:00.000Z",
    actor: { type: "user", id: "u", name, email },
    action: "update",
    category: "change",
    resource: { type: "config" },
    outcome: "success",
    status,
  });
  const rows = [
    row("Bob", "bob@x.example", 404),
    row("Alice", "a@x.example"),
    row("Alice", "a@x.example"),
  ];

  it("come with names, the most frequent first", () => {
    expect(seenValues(rows, "user")).toEqual([
      { value: "a@x.example", label: "Alice (a@x.example)" },
      { value: "bob@x.example", label: "Bob (bob@x.example)" },
    ]);
  });

  it("leave out what rows lack or do not show", () => {
    expect(seenValues(rows, "status")).toEqual([{ value: "404", label: "404" }]);
    expect(seenValues(rows, "workspace")).toEqual([]);
    expect(seenValues(rows, "path")).toEqual([]);
  });
});
