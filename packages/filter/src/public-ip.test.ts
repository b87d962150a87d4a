import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicIp } from "./public-ip.js";

describe("isPublicIp", { timeout: 30_000 }, () => {
  it.each(["1.1.1.1", "8.8.8.8", "203.0.112.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])(
    "holds %s for public",
    (text) => {
      expect(isPublicIp(text)).toBe(true);
    },
  );

  it.each([
    ["0.0.0.0", "unspecified"],
    ["10.1.2.3", "private"],
    ["172.31.255.255", "private"],
    ["192.168.0.1", "private"],
    ["100.64.0.1", "shared by carriers"],
    ["127.0.0.1", "loopback"],
    ["169.254.169.254", "link-local"],
    ["192.0.2.1", "documentation"],
    ["198.18.0.1", "benchmarking"],
    ["203.0.113.9", "documentation"],
    ["224.0.0.1", "multicast"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::ffff:10.0.0.1", "mapped private"],
    ["fe80::1", "link-local"],
    ["fd00::1", "unique local"],
    ["ff02::1", "multicast"],
    ["2001:db8::1", "documentation"],
    ["3fff::1", "documentation"],
    ["2002:a00:1::1", "6to4"],
    ["2001::1", "Teredo"],
    ["4000::1", "not assigned"],
    ["100::1", "discard only"],
    ["localhost", "no address"],
    ["", "no address"],
  ])("does not hold %s for public: %s", (text) => {
    expect(isPublicIp(text)).toBe(false);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV6(), fc.ipV4()), (text) => {
        expect(typeof isPublicIp(text)).toBe("boolean");
      }),
    );
  });
});
