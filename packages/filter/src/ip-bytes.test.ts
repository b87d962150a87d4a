import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ipToBytes } from "./ip-bytes.js";

const hex = (text: string) => {
  const bytes = ipToBytes(text);
  return bytes && Buffer.from(bytes).toString("hex");
};

describe("ipToBytes", { timeout: 30_000 }, () => {
  it.each([
    ["192.0.2.1", "00000000000000000000ffffc0000201"],
    ["::ffff:192.0.2.1", "00000000000000000000ffffc0000201"],
    ["::FFFF:c000:201", "00000000000000000000ffffc0000201"],
    ["::192.0.2.1", "000000000000000000000000c0000201"],
    ["::", "00000000000000000000000000000000"],
    ["2001:DB8::8:800:200C:417A", "20010db80000000000080800200c417a"],
    ["ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", "ffffffffffffffffffffffffffffffff"],
  ])("reads %s", (text, expected) => {
    expect(hex(text)).toBe(expected);
  });

  it.each([
    "",
    "10.1",
    "010.0.0.1",
    "0x7f.0.0.1",
    "2130706433",
    "256.0.0.1",
    "1.2.3.4.",
    "1.2.3.4:80",
    "::ffff:010.0.0.1",
    "::ffff:256.0.0.1",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "12345::",
    "fe80::1%eth0",
    "[::1]",
    "localhost",
    "10.0.0.0/8",
  ])("reads no address in %j", (text) => {
    expect(ipToBytes(text)).toBeNull();
  });

  it("reads every IPv4 address as its mapped IPv6 address", () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        expect(hex(text)).toMatch(/^0{20}ffff[0-9a-f]{8}$/);
        expect(hex(text)).toBe(hex(`::ffff:${text}`));
      }),
    );
  });

  it("sorts IPv4 addresses as numbers", () => {
    const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(octets, octets, (one, other) => {
        const bytesOrder = Buffer.compare(
          ipToBytes(one.join(".")) ?? Buffer.alloc(0),
          ipToBytes(other.join(".")) ?? Buffer.alloc(0),
        );
        expect(bytesOrder).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
      }),
    );
  });

  it("never throws and gives 16 bytes or null", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.ipV6(),
      fc.string({ unit: fc.constantFrom(..."0123456789abcdefx:./%[]".split("")) }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect([16, undefined]).toContain(ipToBytes(text)?.length);
      }),
      { numRuns: 500 },
    );
  });
});
