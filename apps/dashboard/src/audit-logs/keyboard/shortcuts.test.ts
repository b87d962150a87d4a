import { describe, expect, it } from "vitest";
import { shortcutOf } from "./shortcuts.js";

const press = (key: string, more: Partial<Parameters<typeof shortcutOf>[0]> = {}) =>
  shortcutOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    place: "elsewhere",
    ...more,
  });

describe("a key press", () => {
  it.each([
    ["/", "filter"],
    ["j", "next"],
    ["ArrowUp", "previous"],
    ["Enter", "open"],
    ["Escape", "close"],
    ["?", "help"],
  ])("%s means %s", (key, shortcut) => {
    expect(press(key)).toBe(shortcut);
  });

  it("means nothing while text is typed", () => {
    expect(press("j", { place: "text" })).toBeNull();
    expect(press("Escape", { place: "text" })).toBeNull();
  });

  it("leaves arrows and Enter to the widget that has the focus, but not letters", () => {
    expect(press("Enter", { place: "widget" })).toBeNull();
    expect(press("ArrowDown", { place: "widget" })).toBeNull();
    expect(press("j", { place: "widget" })).toBe("next");
  });

  it("means nothing with a modifier, or when it was used already", () => {
    expect(press("r", { metaKey: true })).toBeNull();
    expect(press("Escape", { defaultPrevented: true })).toBeNull();
    expect(press("constructor")).toBeNull();
  });
});
