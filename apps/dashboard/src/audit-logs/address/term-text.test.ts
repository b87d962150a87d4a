import type { FilterTerm } from "@audit/types";
import { describe, expect, it } from "vitest";
import { printTerm, termTextSchema } from "./term-text.js";

const problemOf = (text: string) => termTextSchema.safeParse(text).error?.issues[0]?.message;

describe("a term as text", () => {
  it.each<[string, FilterTerm]>([
    ["user:alice@example.com", { field: "user", values: ["alice@example.com"] }],
    ["-status:2xx,404", { field: "status", values: ["2xx", "404"], negate: true }],
    ["ip:2001:db8::/32", { field: "ip", values: ["2001:db8::/32"] }],
    ['resourceName:"Prompts, old",b', { field: "resourceName", values: ["Prompts, old", "b"] }],
    ['path:"a\\"b\\\\c,"', { field: "path", values: ['a"b\\c,'] }],
    ['resourceName:" padded "', { field: "resourceName", values: [" padded "] }],
  ])("reads and writes %s", (text, term) => {
    expect(termTextSchema.parse(text)).toEqual(term);
    expect(printTerm(term)).toBe(text);
  });

  it.each([
    ["alice", "must be a field and a value"],
    ["nobody:alice", "“nobody” is no field; the fields are user, actorType"],
    ["status:999", "status must be an HTTP status such as 404"],
    ["country:Germany", "country must be a country as two letters"],
    ['user:"alice', "quotation mark that is not closed"],
    ['user:"alice"bob', "quotation mark that is not closed"],
    ["user:", "user must be"],
    ["user:a,,b", "user must be"],
  ])("says of %s what would be right", (text, message) => {
    expect(problemOf(text)).toContain(message);
  });
});
