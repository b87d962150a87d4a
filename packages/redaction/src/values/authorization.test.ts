import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const MASK = "[REDACTED]";

describe("an object under an authorization's name", () => {
  it.each([
    [{ Authorization: { scheme: "Bearer", value: "hunter2" } }, "Authorization.value"],
    [{ authorization: { type: "custom", token: "hunter2" } }, "authorization.token"],
    [{ auth: { scheme: "Digest", credentials: "hunter2" } }, "auth.credentials"],
    [{ "Proxy-Authorization": [{ scheme: "x", value: "hunter2" }] }, "Proxy-Authorization.0.value"],
    [{ authorization: { scheme: "x", value: ["hunter2"] } }, "authorization.value.0"],
    [{ auth: { key: "X-Api-Key", value: "hunter2" } }, "auth.value"],
    [{ auth: { basic: [{ key: "password", value: "hunter2" }] } }, "auth.basic.0.value"],
  ])("hides its value in %j", (value, path) => {
    const redacted = redact(value);
    expect(redacted.paths).toEqual([path]);
    expect(JSON.stringify(redacted.value)).toBe(JSON.stringify(value).replace("hunter2", MASK));
  });

  it.each([
    { authorization: { decision: "allow", role: "admin", rule: { value: "any-of" } } },
    { authorization: { scheme: "Bearer", value: "expired" } },
    { authorization: { required: true, value: 7 } },
    { auth: { basic: [{ key: "username", value: "ann" }] } },
    { auth: [{ name: "region", value: "eu-west-1" }] },
  ])("leaves alone %j", (value) => {
    expect(redact(value)).toEqual({ value, paths: [] });
  });
});
