import { useEffect, useEffectEvent } from "react";
import { type Shortcut, shortcutOf } from "./shortcuts.js";

const TEXT = "input:not([type='radio']), textarea, select, [contenteditable='true']";
const WIDGET = "button, a, input, summary, dialog, [role='dialog']";

/** Where the focus is, as shortcuts see it. A row of the table is no widget: it is what they move. */
function placeOf(target: EventTarget | null): "text" | "widget" | "elsewhere" {
  if (!(target instanceof Element)) return "elsewhere";
  if (target.closest(TEXT)) return "text";
  return target.closest(WIDGET) ? "widget" : "elsewhere";
}

/** While one of these is open the keys are its own, Escape above all. */
const ON_TOP = "dialog:modal, :popover-open";

/** Listens to the keyboard as long as the page shows, except while something is open on top. */
export function useShortcuts(actions: Readonly<Record<Shortcut, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector(ON_TOP)) return;
    const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    const place = placeOf(event.target);
    const shortcut = shortcutOf({ key, ctrlKey, metaKey, altKey, defaultPrevented, place });
    if (!shortcut) return;
    event.preventDefault();
    actions[shortcut]();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
