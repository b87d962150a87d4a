import { describe, expect, it } from "vitest";
import { actionTone, actorFilterValue, actorLabel, countLabel } from "./words.js";

describe("a count", () => {
  it.each([
    [{ count: 0, capped: false }, "0 events"],
    [{ count: 1, capped: false }, "1 event"],
    [{ count: 1_234, capped: false }, "1,234 events"],
    [{ count: 10_000, capped: false }, "10,000 events"],
    [{ count: 10_000, capped: true }, "10,000+ events"],
    [{ count: 10_001, capped: true }, "10,000+ events"],
  ])("of %j reads %s", (count, label) => {
    expect(countLabel(count)).toBe(label);
  });
});

describe("an action's tone", () => {
  it("follows from its verb, wherever it stands", () => {
    expect(actionTone("delete")).toBe("negative");
    expect(actionTone("api_key.rotate")).toBe("special");
    expect(actionTone("iam:delete")).toBe("negative");
  });

  it("is neutral for a verb that nobody knows", () => {
    expect(actionTone("frobnicate")).toBe("neutral");
    expect(actionTone("constructor")).toBe("neutral");
  });
});

describe("an actor", () => {
  it("is called by name, and found by email", () => {
    const actor = { type: "user", id: "u1", name: "Alice", email: "a@example.com" } as const;
    expect(actorLabel(actor)).toBe("Alice");
    expect(actorFilterValue(actor)).toBe("a@example.com");
  });

  it("without a name or email goes by the id", () => {
    const actor = { type: "service", id: "billing" } as const;
    expect(actorLabel(actor)).toBe("billing");
    expect(actorFilterValue(actor)).toBe("billing");
  });
});
