import { useSyncExternalStore } from "react";

/** Whether the window matches a media query now; follows it as it changes. */
function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Narrow screens show cards and sheets instead of the table and its toolbar (Tailwind's `lg`). */
export function useIsNarrow(): boolean {
  return useMediaQuery("(width < 64rem)");
}
