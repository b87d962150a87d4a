import { canonicalIp, isPublicIp } from "@audit/filter";
import { LRUCache } from "lru-cache";

/** Where an address is used from. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Date of the data that says so, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** A source of countries; another provider is another one of these. */
export interface CountryLookup {
  /** Date of the data, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Undefined for what is unknown, private, reserved or no address at all; never throws. */
  readonly find: (ip: string) => Country | undefined;
}

/** What a provider has to know: the country of a public address in canonical form. */
export interface CountryData {
  readonly asOf: string;
  readonly countryOf: (publicIp: string) => string | undefined;
}

/** Addresses remembered: a few megabytes. */
const REMEMBERED = 20_000;
const COUNTRY = /^[A-Z]{2}$/;

/**
 * Puts in front of the data what is the same for every provider: one way to write an address, no
 * question for addresses that belong to nobody on the internet, and a memory of the last answers.
 */
export function createCountryLookup(data: CountryData): CountryLookup {
  const none = { code: "", asOf: data.asOf };
  const remembered = new LRUCache<string, Country>({ max: REMEMBERED });

  function search(text: string): Country {
    const ip = canonicalIp(text);
    if (ip === null || !isPublicIp(ip)) return none;
    const code = data.countryOf(ip);
    return code !== undefined && COUNTRY.test(code) ? { code, asOf: data.asOf } : none;
  }

  return {
    asOf: data.asOf,
    find: (ip) => {
      const known = remembered.get(ip);
      const country = known ?? search(ip);
      if (!known) remembered.set(ip, country);
      return country === none ? undefined : country;
    },
  };
}
