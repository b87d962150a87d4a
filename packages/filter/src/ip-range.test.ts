import { filterSchema } from "@audit/types";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { ipToBytes } from "./ip-bytes.js";
import { ipRange } from "./ip-range.js";

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const address = fc.oneof(fc.ipV4(), fc.ipV6());
const cidr = fc.oneof(
  fc.tuple(fc.ipV4(), fc.nat(32)).map((parts) => parts.join("/")),
  fc.tuple(fc.ipV6(), fc.nat(128)).map((parts) => parts.join("/")),
);

function contains(range: string, text: string): boolean {
  const bounds = ipRange(range);
  const bytes = ipToBytes(text);
  if (!bounds || !bytes) throw new Error(`not readable: ${range}, ${text}`);
  return Buffer.compare(bounds.first, bytes) <= 0 && Buffer.compare(bytes, bounds.last) <= 0;
}

describe("ipRange", { timeout: 30_000 }, () => {
  it.each([
    ["10.1.2.3/8", "00000000000000000000ffff0a000000", "00000000000000000000ffff0affffff"],
    ["0.0.0.0/0", "00000000000000000000ffff00000000", "00000000000000000000ffffffffffff"],
    ["192.0.2.1", "00000000000000000000ffffc0000201", "00000000000000000000ffffc0000201"],
    ["192.0.2.130/25", "00000000000000000000ffffc0000280", "00000000000000000000ffffc00002ff"],
    ["::ffff:10.0.0.0/104", "00000000000000000000ffff0a000000", "00000000000000000000ffff0affffff"],
    ["2001:db8::/33", "20010db8000000000000000000000000", "20010db87fffffffffffffffffffffff"],
    ["::/0", "00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff"],
  ])("reads %s", (text, first, last) => {
    const range = ipRange(text);
    expect(range && [hexOf(range.first), hexOf(range.last)]).toEqual([first, last]);
  });

  it.each([
    "",
    "/8",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "10.0.0.0/-1",
    "10.0.0.0/1e1",
    "10.0.0.0/8/8",
    "::/129",
    "10.0.0.0/ 8",
  ])("reads no range in %j", (text) => {
    expect(ipRange(text)).toBeNull();
  });

  it("reads whatever a filter accepts", () => {
    fc.assert(
      fc.property(fc.oneof(address, cidr), (text) => {
        expect(filterSchema.safeParse({ terms: [{ field: "ip", values: [text] }] }).success).toBe(
          true,
        );
        expect(ipRange(text)).not.toBeNull();
      }),
    );
  });

  it("contains the address that it was written with", () => {
    fc.assert(fc.property(cidr, (text) => contains(text, text.slice(0, text.indexOf("/")))));
  });

  it("contains exactly the IPv4 addresses that share the prefix", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(32), fc.ipV4(), (network, prefix, text) => {
        const expected = ipaddr.IPv4.parse(text).match(ipaddr.IPv4.parse(network), prefix);
        expect(contains(`${network}/${prefix}`, text)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it("contains exactly the IPv6 addresses that share the prefix", () => {
    const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.nat(128), fc.nat(7), fc.nat(0xffff), (parts, prefix, at, flip) => {
        const network = new ipaddr.IPv6(parts);
        const other = new ipaddr.IPv6(parts.map((part, i) => (i === at ? part ^ flip : part)));
        expect(contains(`${network.toString()}/${prefix}`, other.toString())).toBe(
          other.match(network, prefix),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throws", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."0123456789abcdef:./ ".split("")) });
    fc.assert(
      fc.property(fc.oneof(fc.string(), texts), (text) => {
        expect(() => ipRange(text)).not.toThrow();
      }),
    );
  });
});
