import { UI_LANGUAGE } from "../time/format-time.js";

const names = new Intl.DisplayNames(UI_LANGUAGE, { type: "region", fallback: "none" });

/** The name of a country by its ISO 3166-1 code; undefined for a code that is none. */
export function countryName(code: string): string | undefined {
  return /^[A-Za-z]{2}$/.test(code) ? names.of(code.toUpperCase()) : undefined;
}

/**
 * Codes that have a name (CLDR) and are no country of ISO 3166-1: unions, outlying and imaginary
 * regions, reserved codes, and withdrawn ones, which bear the name of what they became.
 */
const NO_COUNTRY = new Set(
  "EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA AN BU CS DD DY FX HV NH NT RH SU TP UK VD YD YU ZR".split(
    " ",
  ),
);

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

/** Every country, by name, as this browser knows them; no list of ours can grow old. */
export function allCountries(): readonly { readonly code: string; readonly name: string }[] {
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .flatMap((code) => {
      const name = NO_COUNTRY.has(code) ? undefined : countryName(code);
      return name ? [{ code, name }] : [];
    })
    .sort((left, right) => left.name.localeCompare(right.name, UI_LANGUAGE));
}
