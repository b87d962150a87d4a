import { createPreference } from "../preference.js";

export type Theme = "system" | "light" | "dark";

/** `public/theme.js` reads the same key before the first paint. */
export const themePreference = createPreference<Theme>({
  name: "theme",
  choices: ["system", "light", "dark"],
});

/** Puts the chosen theme on the document, now and whenever it changes. */
export function followTheme(root: HTMLElement): void {
  const apply = () => {
    const theme = themePreference.get();
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  apply();
  themePreference.subscribe(apply);
}
