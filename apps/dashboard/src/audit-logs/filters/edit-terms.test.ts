import type { FilterTerm } from "@audit/types";
import { describe, expect, it } from "vitest";
import { exclude, narrowTo, replaceTerm } from "./edit-terms.js";

const deletions: FilterTerm = { field: "action", values: ["delete", "rotate"] };
const notAlice: FilterTerm = { field: "user", values: ["alice"], negate: true };

describe("narrowing to a value", () => {
  it("adds a term for a field that has none", () => {
    expect(narrowTo([deletions], "country", "DE")).toEqual([
      deletions,
      { field: "country", values: ["DE"] },
    ]);
  });

  it("replaces the values of the field's term, since one more would widen", () => {
    expect(narrowTo([deletions, notAlice], "action", "delete")).toEqual([
      { field: "action", values: ["delete"] },
      notAlice,
    ]);
  });

  it("leaves what was excluded excluded", () => {
    expect(narrowTo([notAlice], "user", "bob")).toEqual([
      notAlice,
      { field: "user", values: ["bob"] },
    ]);
  });
});

describe("excluding a value", () => {
  it("adds a negated term", () => {
    expect(exclude([deletions], "user", "alice")).toEqual([deletions, notAlice]);
  });

  it("joins the negated term of the field", () => {
    expect(exclude([notAlice], "user", "bob")).toEqual([{ ...notAlice, values: ["alice", "bob"] }]);
  });

  it("does not exclude a value twice", () => {
    expect(exclude([notAlice], "user", "Alice")).toEqual([notAlice]);
  });
});

it("replaces and removes the term at a place", () => {
  expect(replaceTerm([deletions, notAlice], 1, deletions)).toEqual([deletions, deletions]);
  expect(replaceTerm([deletions, notAlice], 0, null)).toEqual([notAlice]);
});
