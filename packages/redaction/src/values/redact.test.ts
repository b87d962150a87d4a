import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const MASK = "[REDACTED]";
/** Parses as a service does, so that `__proto__` is a property like any other. */
const json = (text: string): unknown => JSON.parse(text);

describe("redact", () => {
  it("masks by the names of keys, nested and in arrays, and says where", () => {
    const value = {
      user: "ann",
      password: "hunter2",
      nested: { apiKey: "abc", list: [{ client_secret: "x" }, { description: "y" }] },
    };
    expect(redact(value, { path: "metadata" })).toEqual({
      value: {
        user: "ann",
        password: MASK,
        nested: { apiKey: MASK, list: [{ client_secret: MASK }, { description: "y" }] },
      },
      paths: [
        "metadata.password",
        "metadata.nested.apiKey",
        "metadata.nested.list.0.client_secret",
      ],
    });
  });

  it("changes nothing in the value that it was given", () => {
    const value = { a: { password: "hunter2" }, b: { c: 1 } };
    const before = structuredClone(value);
    redact(value);
    expect(value).toEqual(before);
  });

  it("gives the same value when nothing was masked, and the same parts otherwise", () => {
    const harmless = {
      a: [1, "x", null, { description: "y" }],
      nextToken: "abc",
      text: '{"a": 1}',
    };
    expect(redact(harmless).value).toBe(harmless);
    const mixed = redact({ harmless, password: "hunter2" }).value;
    expect(mixed).toEqual({ harmless, password: MASK });
    expect(Object.values(mixed ?? {})[0]).toBe(harmless);
  });

  it.each([
    ["texts and numbers of a password", { password: 123456 }, { password: MASK }],
    [
      "all that lies in a password",
      { password: { a: ["x", { b: 7 }] } },
      { password: { a: [MASK, { b: MASK }] } },
    ],
    ["all in a list of secrets", { secrets: ["a1", "b2"] }, { secrets: [MASK, MASK] }],
    ["a code of digits", { pin: 1234, otp: "482-913" }, { pin: MASK, otp: MASK }],
    [
      "credentials, but not what describes them",
      { credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", x: "hunter2", expiration: "Jul 10" } },
      { credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", x: MASK, expiration: "Jul 10" } },
    ],
    [
      "tokens, but not how many",
      { tokens: { prompt: 12, completion: 34 }, used: { tokens: "1532", secrets: 3 } },
      { tokens: { prompt: 12, completion: 34 }, used: { tokens: "1532", secrets: 3 } },
    ],
    ["cookies by name", { cookies: { sid: "a", id: "b" } }, { cookies: { sid: MASK, id: MASK } }],
    [
      "a list of cookies",
      { cookies: [{ name: "sid", value: "a", domain: "example.com" }] },
      { cookies: [{ name: "sid", value: MASK, domain: "example.com" }] },
    ],
    [
      "headers",
      { headers: { Authorization: "Digest x", "Set-Cookie": ["a=b", "c=d"], Accept: "*/*" } },
      { headers: { Authorization: MASK, "Set-Cookie": [MASK, MASK], Accept: "*/*" } },
    ],
    [
      "headers as pairs",
      {
        headers: [
          ["Authorization", "Digest x"],
          ["Accept", "*/*"],
        ],
      },
      {
        headers: [
          ["Authorization", MASK],
          ["Accept", "*/*"],
        ],
      },
    ],
    [
      "headers as a flat list",
      { rawHeaders: ["Host", "a", "X-Api-Key", "hunter2"] },
      { rawHeaders: ["Host", "a", "X-Api-Key", MASK] },
    ],
    [
      "headers by name and value",
      [
        { name: "X-Api-Key", value: "hunter2" },
        { key: "cookie", value: ["a=b"] },
        { name: "a", value: "b" },
      ],
      [
        { name: "X-Api-Key", value: MASK },
        { key: "cookie", value: [MASK] },
        { name: "a", value: "b" },
      ],
    ],
    [
      "tags and parameters as AWS has them",
      [
        { Key: "DB_PASSWORD", Value: "hunter2" },
        { ParameterKey: "ApiKey", ParameterValue: "hunter2" },
      ],
      [
        { Key: "DB_PASSWORD", Value: MASK },
        { ParameterKey: "ApiKey", ParameterValue: MASK },
      ],
    ],
    [
      "a change of a field, and a JSON Patch",
      [
        { field: "password", from: "a", to: "b" },
        { op: "replace", path: "/spec/apiKey", value: "c" },
      ],
      [
        { field: "password", from: MASK, to: MASK },
        { op: "replace", path: "/spec/apiKey", value: MASK },
      ],
    ],
    [
      "an AWS key id beside text, but not where the name announces it",
      { accessKeyId: "ASIAIOSFODNN7EXAMPLE", note: "used ASIAIOSFODNN7EXAMPLE" },
      { accessKeyId: "ASIAIOSFODNN7EXAMPLE", note: `used ${MASK}` },
    ],
    [
      "JSON in a string",
      { body: '{"a":{"password":"hunter2"}}' },
      { body: `{"a":{"password":"${MASK}"}}` },
    ],
    [
      "JSON in a string in JSON in a string",
      { body: JSON.stringify({ inner: JSON.stringify([{ token: "hunter2" }]) }) },
      { body: JSON.stringify({ inner: JSON.stringify([{ token: MASK }]) }) },
    ],
    ["a text by what it holds", { note: "see ?token=hunter2" }, { note: `see ?token=${MASK}` }],
    ["a token that is a name", { [`ghp_${"a1".repeat(18)}`]: 1 }, { [MASK]: 1 }],
  ])("masks %s", (_what, value, expected) => {
    expect(redact(value).value).toEqual(expected);
  });

  it.each([
    ["values that are no texts", { password: null, hasPassword: true, secret: false, token: 7 }],
    ["empty texts", { password: "", token: "" }],
    ["policies", { passwordPolicy: { minLength: 8, requireSymbols: true, text: "long" } }],
    ["states", { httpTokens: "required", auth: "oauth2", token: "expired" }],
    [
      "an authorization that is a decision",
      { authorization: { decision: "allow", role: "admin" } },
    ],
    ["a key against doing things twice", { clientToken: "550e8400-e29b-41d4-a716-446655440000" }],
    ["public keys", { sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA ann@laptop" }],
    ["a thing whose name is a title", { name: "Production token", value: "eu", before: "a" }],
    ["lists of words", { tags: ["secret", "prod"], scopes: ["token", "read"] }],
    ["a place on a map", { pin: { lat: 1, lng: 2 } }],
    ["hashes and ids", { sha256: "0f1e2d3c".repeat(8), id: "01ARZ3NDEKTSV4RRFFQ69G5FAV" }],
    ["JSON in a string, as it was written", { body: '{ "a": 12345678901234567890, "a": 1.0 }' }],
    ["what was masked before", { password: MASK, note: `?token=${MASK}` }],
  ])("leaves alone %s", (_what, value) => {
    expect(redact(value)).toEqual({ value, paths: [] });
    expect(redact(value).value).toBe(value);
  });

  it("says where in JSON inside a string", () => {
    expect(redact({ body: '{"a":[{"password":"x"}]}' }, { path: "metadata" }).paths).toEqual([
      "metadata.body.a.0.password",
    ]);
  });

  it("takes a text as a whole value", () => {
    expect(redact("/x?token=hunter2", { path: "request.path" })).toEqual({
      value: `/x?token=${MASK}`,
      paths: ["request.path"],
    });
    expect(redact(7)).toEqual({ value: 7, paths: [] });
    expect(redact(null)).toEqual({ value: null, paths: [] });
  });

  it("keeps `__proto__` and `constructor` data", () => {
    const value = json('{"__proto__":{"password":"x"},"constructor":{"prototype":{"token":"y"}}}');
    const redacted = redact(value).value;
    expect(JSON.stringify(redacted)).toBe(
      `{"__proto__":{"password":"${MASK}"},"constructor":{"prototype":{"token":"${MASK}"}}}`,
    );
    expect(Object.getPrototypeOf(redacted)).toBe(Object.prototype);
    expect(Object.hasOwn({}, "password")).toBe(false);
  });

  it("loses no value when names become the same", () => {
    const token = (letter: string) => `ghp_${letter.repeat(36)}`;
    const { value } = redact({ [token("a")]: 1, [token("b")]: 2, "[REDACTED]": 3, z: 4 });
    expect(Object.entries(value ?? {})).toEqual([
      ["[REDACTED] 2", 1],
      ["[REDACTED] 3", 2],
      ["[REDACTED]", 3],
      ["z", 4],
    ]);
  });

  it("names at most 200 places, and masks all", () => {
    const { value, paths } = redact(Array.from({ length: 300 }, () => ({ password: "hunter2" })));
    expect(paths).toHaveLength(200);
    expect(JSON.stringify(value)).not.toContain("hunter2");
  });
});
