import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text.js";

const MASK = "[REDACTED]";

describe("a user and password for curl", () => {
  it.each([
    ["curl -u bob:", "hunter2", " https://example.com"],
    ["curl -ubob:", "hunter2", ""],
    ["curl -sSu bob:", "hun:ter2", " https://example.com"],
    ["$ curl --user 'bob:", "hunter2 and more", "' https://example.com"],
    ['curl https://example.com/?a=1&b=2 --user="bob:', "hunter2", '"'],
    ["curl https://example.com \\\n  --proxy-user bob:", "hunter2", ""],
  ])("is masked after %j", (before, password, after) => {
    const masked = maskText(`${before}${password}${after}`);
    expect(masked).toBe(`${before}${MASK}${after}`);
    expect(maskText(masked)).toBe(masked);
  });

  it.each([
    "curl -u bob https://example.com",
    "curl --user-agent app:1 https://example.com:8443/",
    "curl -o out:1 https://example.com",
    "docker run -u node:node app",
    "curl https://example.com | docker run -u node:node app",
    "curl https://example.com\ndocker run --user 1000:1000 app",
    "the curl -u option: see the manual",
  ])("stays otherwise: %j", (text) => {
    expect(maskText(text)).toBe(text);
  });
});
