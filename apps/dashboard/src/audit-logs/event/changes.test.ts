import { describe, expect, it } from "vitest";
import { changesOf, joinPath } from "./changes.js";

describe("the differences between before and after", () => {
  it("name each value that changed, was added or removed", () => {
    const before = { name: "billing", limits: { rpm: 100, tpm: 9 }, note: null, same: [1, 2] };
    const after = { name: "billing-eu", limits: { rpm: 500, tpm: 9, burst: 5 }, same: [1, 2] };
    expect(changesOf({ before, after })).toEqual([
      { kind: "changed", path: "name", before: "billing", after: "billing-eu" },
      { kind: "changed", path: "limits.rpm", before: 100, after: 500 },
      { kind: "added", path: "limits.burst", after: 5 },
      { kind: "removed", path: "note", before: null },
    ]);
  });

  it("know what moved within a list", () => {
    const changes = changesOf({ before: { m: ["a", "b", "c"] }, after: { m: ["b", "c", "a"] } });
    expect(changes).toEqual([{ kind: "moved", path: "m[0]", to: "m[2]" }]);
  });

  it("follow things in lists by their id", () => {
    const changes = changesOf({
      before: {
        members: [
          { id: 1, role: "member" },
          { id: 2, role: "admin" },
        ],
      },
      after: { members: [{ id: 2, role: "owner" }] },
    });
    expect(changes).toEqual([
      { kind: "changed", path: "members[0].role", before: "admin", after: "owner" },
      { kind: "removed", path: "members[0]", before: { id: 1, role: "member" } },
    ]);
  });

  it("list every key of what was created or deleted", () => {
    expect(changesOf({ after: { name: "new", tags: ["a"] } })).toEqual([
      { kind: "added", path: "name", after: "new" },
      { kind: "added", path: "tags", after: ["a"] },
    ]);
    expect(changesOf({ before: { name: "old" } })).toEqual([
      { kind: "removed", path: "name", before: "old" },
    ]);
  });

  it("take values that are no objects", () => {
    expect(changesOf({ before: "draft", after: "live" })).toEqual([
      { kind: "changed", path: "", before: "draft", after: "live" },
    ]);
    expect(changesOf({ after: 3 })).toEqual([{ kind: "added", path: "", after: 3 }]);
    expect(changesOf({ before: null, after: null })).toEqual([]);
    expect(changesOf({})).toEqual([]);
  });

  it("are not confused by keys that look like the format of differences", () => {
    const changes = changesOf({ before: { _t: "x", _0: 1 }, after: { _t: "y", _0: 2 } });
    expect(changes).toEqual([
      { kind: "changed", path: "_t", before: "x", after: "y" },
      { kind: "changed", path: "_0", before: 1, after: 2 },
    ]);
  });
});

it("quotes keys that could be mistaken for a path", () => {
  expect(joinPath("a", "b-c")).toBe("a.b-c");
  expect(joinPath("a", "odd.key")).toBe('a["odd.key"]');
  expect(joinPath("", "")).toBe('[""]');
});
