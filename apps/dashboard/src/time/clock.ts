import { createPreference, usePreference } from "../preference.js";
import type { ClockMode } from "./local-date-time.js";

const clockPreference = createPreference<ClockMode>({ name: "clock", choices: ["local", "utc"] });

export interface Clock {
  readonly mode: ClockMode;
  /** The IANA zone that the mode means here. */
  readonly timeZone: string;
  readonly setMode: (mode: ClockMode) => void;
}

/** The zone of this browser, such as `Europe/Berlin`. */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** In which zone the pages show times; one switch for all of them. */
export function useClock(): Clock {
  const [mode, setMode] = usePreference(clockPreference);
  return { mode, timeZone: mode === "utc" ? "UTC" : localTimeZone(), setMode };
}
