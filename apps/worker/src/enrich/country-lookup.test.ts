import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type CountryLookup, createCountryLookup } from "./country-lookup.js";
import { loadGeoipData } from "./geoip-data.js";

let countries: CountryLookup;
let loadedBytes: number;
beforeAll(async () => {
  const before = process.memoryUsage().arrayBuffers;
  countries = createCountryLookup(await loadGeoipData());
  loadedBytes = process.memoryUsage().arrayBuffers - before;
});

const codeOf = (ip: string) => countries.find(ip)?.code;

describe("the country of an address", () => {
  it.each([
    ["IPv4", "8.8.8.8", "US"],
    ["IPv4 in another country", "193.99.144.80", "DE"],
    ["IPv6", "2a02:2e0:3fe:1001:302::", "DE"],
    ["IPv6 written at length", "2A02:02E0:03FE:1001:0302:0000:0000:0000", "DE"],
    ["IPv4 mapped into IPv6", "::ffff:193.99.144.80", "DE"],
    ["IPv4 mapped, in hexadecimal", "::ffff:c163:9050", "DE"],
    ["an address with a port", "193.99.144.80:443", "DE"],
    ["an IPv6 address in brackets", "[2a02:2e0:3fe:1001:302::]:443", "DE"],
  ])("is known of %s", (_, ip, code) => {
    expect(codeOf(ip)).toBe(code);
  });

  it("comes with the date of the data", () => {
    expect(countries.asOf).toBe("2023-11-15");
    expect(countries.find("8.8.8.8")).toEqual({ code: "US", asOf: "2023-11-15" });
  });

  it.each([
    ["private", ["10.0.0.1", "172.31.255.255", "192.168.1.1", "fd00::1", "::ffff:10.0.0.1"]],
    ["of this machine or link", ["127.0.0.1", "::1", "169.254.1.1", "fe80::1%eth0", "0.0.0.0"]],
    ["shared by carriers", ["100.64.0.1"]],
    ["for documentation", ["192.0.2.1", "198.51.100.7", "203.0.113.9", "2001:db8::1"]],
    ["multicast or reserved", ["224.0.0.1", "240.0.0.1", "255.255.255.255", "ff02::1"]],
    ["public and unknown", ["1.1.1.1"]],
    ["none at all", ["", "unknown", "::ffff:999.1.1.1", "1.2.3", "__proto__", "x".repeat(9_999)]],
  ])("is not said of addresses that are %s", (_, ips) => {
    for (const ip of ips) expect([ip, codeOf(ip)]).toEqual([ip, undefined]);
  });

  it("is the same when asked again", () => {
    for (const ip of ["8.8.8.8", "10.0.0.1", "8.8.8.8", "10.0.0.1"]) {
      expect(codeOf(ip)).toBe(ip === "8.8.8.8" ? "US" : undefined);
    }
  });

  it("is two letters or nothing, and no error, whatever is asked", () => {
    const anything = fc.oneof(fc.string({ unit: "binary" }), fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(anything, (text) => {
        expect(codeOf(text) ?? "ZZ").toMatch(/^[A-Z]{2}$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("costs the memory of countries, not of cities", () => {
    expect(loadedBytes).toBeLessThan(20_000_000);
  });
});
