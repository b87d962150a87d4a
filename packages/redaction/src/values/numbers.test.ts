import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const MASK = "[REDACTED]";

describe("a number under a secret's name", () => {
  it.each([
    { authToken: 12_345_678_901 },
    { tokens: { accessToken: 12_345_678_901 } },
    { resetToken: [12_345_678_901] },
    { pin: 1234 },
    { cvv: 123 },
    { password: 7 },
  ])("is masked in %j", (value) => {
    const { value: redacted, paths } = redact(value);
    expect(JSON.stringify(redacted)).toBe(JSON.stringify(value).replace(/\d+/, `"${MASK}"`));
    expect(paths).toHaveLength(1);
  });

  it("is masked in a pair, and in JSON that was cut", () => {
    expect(redact({ name: "authToken", value: 12_345_678_901 }).value).toEqual({
      name: "authToken",
      value: MASK,
    });
    expect(redact('{"authToken":12345678901,"cut').value).toBe(`{"authToken":${MASK},"cut`);
  });

  it.each([
    { tokenCount: 12_345_678_901, maxTokens: 4096, tokens: 12_345_678_901 },
    { accessToken: 3600, refreshToken: 2_592_000_000, token: 7, csrfToken: 0 },
    { jwt: { exp: 1_767_225_600, iat: 1_767_222_000 }, tokenExpiresAt: 1_767_225_600_000 },
    { nextToken: 12_345_678_901, clientToken: 12_345_678_901, tokenId: 12_345_678_901 },
    { token: 0.1234567890123, sessionId: 12_345_678_901, publicKey: 12_345_678_901 },
    { pin: 3.5, authorization: 12_345_678_901 },
  ])("stays in %j", (value) => {
    expect(redact(value)).toEqual({ value, paths: [] });
  });
});
