import { useSyncExternalStore } from "react";

/** A choice that this browser remembers, the same in every component and tab. */
export interface Preference<Choice extends string> {
  readonly get: () => Choice;
  readonly set: (choice: Choice) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface PreferenceOptions<Choice extends string> {
  /** Key in the local storage; `audit.` is put before it. */
  readonly name: string;
  /** The first one holds until another is chosen. */
  readonly choices: readonly [Choice, ...Choice[]];
}

/** Makes a preference. Where storage is forbidden it lasts as long as the page. */
export function createPreference<Choice extends string>({
  name,
  choices,
}: PreferenceOptions<Choice>): Preference<Choice> {
  const key = `audit.${name}`;
  const listeners = new Set<() => void>();
  const read = (): Choice => {
    try {
      const stored = localStorage.getItem(key);
      return choices.find((choice) => choice === stored) ?? choices[0];
    } catch {
      return choices[0];
    }
  };
  let current: Choice | undefined;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key) return;
    current = read();
    changed();
  };
  return {
    get: () => {
      current ??= read();
      return current;
    },
    set: (choice) => {
      current = choice;
      try {
        localStorage.setItem(key, choice);
      } catch {
        // Forbidden storage: the choice holds for this page.
      }
      changed();
    },
    subscribe: (listener) => {
      if (listeners.size === 0) window.addEventListener("storage", onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener("storage", onStorage);
      };
    },
  };
}

/** The present choice, and how to change it. */
export function usePreference<Choice extends string>(
  preference: Preference<Choice>,
): [Choice, (choice: Choice) => void] {
  return [useSyncExternalStore(preference.subscribe, preference.get), preference.set];
}
