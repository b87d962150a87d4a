import { KNOWN_ACTIONS } from "@audit/types";
import { describe, expect, it } from "vitest";
import { categoryOf } from "./category.js";

describe("the category of an action", () => {
  it.each([...KNOWN_ACTIONS])("%s is change", (action) => {
    expect(categoryOf(action)).toBe("change");
  });

  it.each([
    ["read", "access"],
    ["list", "access"],
    ["get", "access"],
    ["view", "access"],
    ["download", "access"],
    ["login", "auth"],
    ["logout", "auth"],
    ["user.login", "auth"],
    ["login.failed", "auth"],
    ["session.login_failed", "auth"],
    ["s3.get_object", "access"],
    ["prompt.view", "access"],
    ["view.create", "change"],
    ["api_key.rotate", "change"],
    ["list-users", "access"],
    ["mark_as_read", "change"],
    ["listen", "change"],
    ["something_else", "change"],
    ["", "change"],
  ])("of %s is %s", (action, category) => {
    expect(categoryOf(action)).toBe(category);
  });
});
