import type { ApiKeyRestrictions } from "@audit/db";
import { describe, expect, it } from "vitest";
import { isWithin, refuseByTimeOrPlace } from "./restrictions.js";

const now = new Date("2026-05-03T10:00:00.000Z");

describe("a key's time and place", () => {
  const use = (restrictions: ApiKeyRestrictions, address?: string) => () =>
    refuseByTimeOrPlace(restrictions, { now, address });
  const at = (millisecond: number) => ({ expiresAt: new Date(now.getTime() + millisecond) });

  it("lets it be used up to its end, and not from then on", () => {
    expect(use(at(1))).not.toThrow();
    for (const ended of [at(0), at(-1)]) {
      expect(use(ended)).toThrow(
        expect.objectContaining({
          code: "unauthenticated",
          message: `this API key expired at ${ended.expiresAt.toISOString()}`,
        }),
      );
    }
  });

  const allowedCidrs = ["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"];

  it.each(["10.255.0.1", "192.0.2.7", "2001:db8:1::2", "::ffff:10.0.0.1", "2001:DB8::1"])(
    "lets it be used from %s",
    (address) => {
      expect(use({ allowedCidrs }, address)).not.toThrow();
    },
  );

  it.each(["11.0.0.1", "192.0.2.8", "2001:db9::1", "::1", "unix:", "", undefined])(
    "refuses it from %s, and does not tell from where it would be let",
    (address) => {
      const refused = use({ allowedCidrs }, address);
      expect(refused).toThrow(expect.objectContaining({ code: "forbidden" }));
      expect(refused).not.toThrow(/10\.0\.0\.0|192\.0\.2\.7|2001:db8:/);
    },
  );

  it("lets it be used from anywhere when nothing was said", () => {
    expect(use({}, undefined)).not.toThrow();
  });
});

describe("an address or range within others", () => {
  it.each([
    ["10.1.0.0/16", ["10.0.0.0/8"], true],
    ["10.0.0.0/8", ["10.0.0.0/8"], true],
    ["10.0.0.0/7", ["10.0.0.0/8"], false],
    ["0.0.0.0/0", ["10.0.0.0/8", "192.168.0.0/16"], false],
    ["::/0", ["0.0.0.0/0"], false],
    ["192.0.2.1", ["::/0"], true],
    ["nonsense", ["::/0"], false],
    ["10.0.0.1", ["nonsense"], false],
  ])("%s in %j: %s", (text, ranges, expected) => {
    expect(isWithin(text, ranges)).toBe(expected);
  });
});
