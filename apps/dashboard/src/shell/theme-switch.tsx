import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { usePreference } from "../preference.js";
import { ChoiceSwitch } from "../ui/choice-switch.js";
import { type Theme, themePreference } from "./theme.js";

const THEMES: readonly { theme: Theme; name: string; icon: LucideIcon }[] = [
  { theme: "light", name: "Light", icon: Sun },
  { theme: "dark", name: "Dark", icon: Moon },
  { theme: "system", name: "System", icon: Monitor },
];

const CHOICES = THEMES.map(({ theme, name, icon: Icon }) => ({
  value: theme,
  title: `${name} theme`,
  label: (
    <>
      <Icon aria-hidden="true" size={13} />
      <span className="sr-only">{name}</span>
    </>
  ),
}));

/** Light, dark, or as the system has it; this browser remembers. */
export function ThemeSwitch() {
  const [chosen, choose] = usePreference(themePreference);
  return <ChoiceSwitch label="Theme" choices={CHOICES} chosen={chosen} onChoose={choose} />;
}
