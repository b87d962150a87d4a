import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const SECRET_NAMES = [
  "password",
  "userPassword",
  "x-api-key",
  "AWS_SECRET_ACCESS_KEY",
  "client_secret",
  "refreshToken",
  "Set-Cookie",
  "credentials",
  "connectionString",
];

/** Unlike anything that fast-check makes, so that finding it means that it stayed. */
const SECRET = "q7Zx-hunter2-W4kP";
const secretName = fc.constantFrom(...SECRET_NAMES);

/** Ways to hide a secret in a value; each gives a value that holds it once. */
const planted = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.tuple(secretName, fc.jsonValue()).map(([name, other]) => ({ other, [name]: SECRET })),
    secretName.map((name) => [
      ["Accept", "*/*"],
      [name, SECRET],
    ]),
    secretName.map((name) => ({ name, value: SECRET })),
    secretName.map((name) => `/path?a=1&${name}=${SECRET}&b=2`),
    secretName.map((name) => `https://user:${SECRET}@example.com/${name}`),
    secretName.map((name) => `{"a": 1, "${name}": "${SECRET}", "cut`),
    fc.constant(`Authorization: Bearer ${SECRET}`),
    fc.tuple(fc.string(), tie("value")).map(([name, value]) => ({ [name]: value })),
    fc.tuple(fc.jsonValue(), tie("value")).map(([other, value]) => [other, value]),
    tie("value").map((value) => JSON.stringify({ value })),
    tie("value").map((value) => JSON.stringify([value], null, 2)),
  ),
})).value;

const harmlessName = fc.constantFrom(
  "description",
  "tokenCount",
  "nextToken",
  "secretId",
  "author",
);

describe("redact, whatever the value", { timeout: 30_000 }, () => {
  it("never throws, and what it gives is JSON of the same shape", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const redacted = redact(value).value;
        expect(JSON.stringify(redacted)?.length).toBeGreaterThan(0);
        expect(Array.isArray(redacted)).toBe(Array.isArray(value));
        expect(typeof redacted).toBe(typeof value);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves no planted secret, and says where it was", () => {
    fc.assert(
      fc.property(planted, (value) => {
        const { value: redacted, paths } = redact(value, { path: "metadata" });
        expect(JSON.stringify(redacted)).not.toContain(SECRET);
        expect(paths.length).toBeGreaterThan(0);
        expect(paths.every((path) => path.startsWith("metadata"))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("finds nothing more in what it has redacted", () => {
    fc.assert(
      fc.property(planted, (value) => {
        const once = redact(value).value;
        expect(redact(once)).toEqual({ value: once, paths: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves plain words, numbers and ids under harmless names alone", () => {
    const harmless = fc.oneof(
      fc.uuid(),
      fc.integer(),
      fc.boolean(),
      fc.ipV4(),
      fc.ipV6(),
      // `pw=a@example.com` is an address too, and rightly taken for a password.
      fc.emailAddress().filter((address) => !address.includes("=")),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.string({
        unit: fc.constantFrom(..."0123456789abcdef".split("")),
        minLength: 40,
        maxLength: 64,
      }),
      fc.lorem(),
    );
    fc.assert(
      fc.property(fc.dictionary(harmlessName, fc.oneof(harmless, fc.array(harmless))), (value) => {
        expect(redact(value)).toEqual({ value, paths: [] });
      }),
      { numRuns: 500 },
    );
  });
});
