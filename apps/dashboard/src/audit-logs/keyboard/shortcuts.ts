/** What the keyboard does on the page. */
export type Shortcut = "filter" | "next" | "previous" | "open" | "close" | "refresh" | "help";

const KEYS: Readonly<Record<string, Shortcut>> = {
  "/": "filter",
  j: "next",
  k: "previous",
  ArrowDown: "next",
  ArrowUp: "previous",
  Enter: "open",
  Escape: "close",
  r: "refresh",
  "?": "help",
};

/** What help says, in the order of use. */
export const SHORTCUT_HELP: readonly {
  readonly keys: readonly string[];
  readonly does: string;
}[] = [
  { keys: ["/"], does: "Add a filter" },
  { keys: ["j", "↓"], does: "Next event" },
  { keys: ["k", "↑"], does: "Previous event" },
  { keys: ["Enter"], does: "Open the event" },
  { keys: ["←", "→"], does: "Values within the row" },
  { keys: ["Esc"], does: "Close what is open" },
  { keys: ["r"], does: "Refresh" },
  { keys: ["?"], does: "This help" },
];

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
  /** Where the focus is: an element that takes text, one that uses the keys itself, or neither. */
  readonly place: "text" | "widget" | "elsewhere";
}

/**
 * The shortcut that a key press means, or null. Letters mean nothing while text is typed; arrows
 * and Enter belong to the widget that has the focus, where it has a use for them.
 */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.place === "text") return null;
  const shortcut = Object.hasOwn(KEYS, press.key) ? (KEYS[press.key] ?? null) : null;
  const isOfWidgets = press.key === "Enter" || press.key.startsWith("Arrow");
  return isOfWidgets && press.place === "widget" ? null : shortcut;
}
