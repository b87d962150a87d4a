import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalIp } from "./canonical-ip.js";
import { ipToBytes } from "./ip-bytes.js";

describe("canonicalIp", { timeout: 30_000 }, () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    [" 192.0.2.1\n", "192.0.2.1"],
    ["192.0.2.1:443", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:C000:0201", "192.0.2.1"],
    ["[::ffff:192.0.2.1]:443", "192.0.2.1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["[2001:db8::1]:8080", "2001:db8::1"],
    ['"[2001:db8::1]:8080"', "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["[fe80::1%25en0]:80", "fe80::1"],
    ["::1:8080", "::1:8080"],
    ["::", "::"],
  ])("writes %j as %s", (text, expected) => {
    expect(canonicalIp(text)).toBe(expected);
  });

  it.each([
    "",
    "unknown",
    "_hidden",
    "192.0.2.1:99999",
    "[::1]:99999",
    "[192.0.2.1]",
    "192.0.2.1%eth0",
    "010.0.0.1",
    "10.0.0.1, 10.0.0.2",
    "[::1",
    "::1]",
    "%",
    `${"0:".repeat(50_000)}`,
  ])("finds no address in %j", (text) => {
    expect(canonicalIp(text)).toBeNull();
  });

  it("keeps the address, and what it wrote stays as it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const canonical = canonicalIp(text) ?? "";
        expect(ipToBytes(canonical)).toEqual(ipToBytes(text));
        expect(canonicalIp(canonical)).toBe(canonical);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same answer again, also after it has forgotten", () => {
    const numbers = Array.from({ length: 6_000 }, (_, index) => (index + 1).toString(16));
    const expected = numbers.map((number) => `2001:db8::${number}`);
    for (let round = 0; round < 2; round += 1) {
      expect(numbers.map((number) => canonicalIp(`2001:DB8:0::${number}`))).toEqual(expected);
    }
  });

  it("takes off brackets, zone and port", () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.nat(65_535), (text, port) => {
        expect(canonicalIp(`[${text}]:${port}`)).toBe(canonicalIp(text));
        expect(canonicalIp(`${text}%en${port}`)).toBe(canonicalIp(text));
      }),
    );
  });

  it("never throws", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef:./%[]" '.split("")) }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const canonical = canonicalIp(text);
        if (canonical !== null) expect(ipToBytes(canonical)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
