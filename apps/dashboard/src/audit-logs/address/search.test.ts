import { filterSchema } from "@audit/types";
import { describe, expect, it } from "vitest";
import { parseQueryString, printQueryString } from "../../query-string.js";
import { filterOfSearch, filterParameters } from "./filter-of-search.js";
import { auditLogsSearchSchema, searchProblems } from "./search.js";

const read = (address: string) => auditLogsSearchSchema.parse(parseQueryString(address));

describe("the page's address", () => {
  it("means everything when it is empty", () => {
    expect(filterOfSearch(read(""))).toEqual({ terms: [] });
  });

  it("holds a preset, terms and an event", () => {
    const search = read(
      "?range=24h&filter=user:alice&filter=-status:2xx&event=0197a0b4-2f5e-7c3d-9b1a-3f6f0e2d4c5b",
    );
    expect(filterOfSearch(search)).toEqual({
      from: "now-24h",
      terms: [
        { field: "user", values: ["alice"] },
        { field: "status", values: ["2xx"], negate: true },
      ],
    });
    expect(search.event).toBe("0197a0b4-2f5e-7c3d-9b1a-3f6f0e2d4c5b");
  });

  it("holds a single term without a list", () => {
    expect(read("?filter=action:delete").filter).toEqual(["action:delete"]);
  });

  it("gives filters that the server accepts", () => {
    const search = read(
      "?from=2026-05-01T10:00:00%2B02:00&to=2026-05-02T00:00:00Z&filter=ip:10.0.0.0/8",
    );
    expect(filterSchema.safeParse(filterOfSearch(search)).success).toBe(true);
  });

  it("survives being written and read again", () => {
    const search = read('?range=7d&filter=resourceName:"a, b"&filter=-user:c%26d');
    const again = read(
      printQueryString({ ...search, ...filterParameters(filterOfSearch(search).terms) }),
    );
    expect(again).toEqual(search);
  });

  it.each([
    ["?range=5y", "“range” must be one of 15m, 1h, 24h"],
    ["?from=yesterday", "“from” must be a time such as"],
    ["?event=42", "“event” must be an event's ID"],
    ["?filter=status:abc", "status must be an HTTP status"],
    ["?filter=user:a&filter=hat:red", "“hat” is no field"],
    ["?range=1h&from=2026-01-01T00:00:00Z", "“range” cannot stand beside from and to"],
    ["?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "“to” must be later than from"],
  ])("says what is wrong with %s", (address, problem) => {
    expect(searchProblems(parseQueryString(address)).join("\n")).toContain(problem);
  });

  it("finds nothing wrong with a right address", () => {
    expect(searchProblems(parseQueryString("?range=1h&filter=user:a"))).toEqual([]);
  });
});
