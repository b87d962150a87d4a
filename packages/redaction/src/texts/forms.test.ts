import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text.js";

const MASK = "[REDACTED]";
const part = (disposition: string, content: string) =>
  `--x7\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

describe("the parts of a form", () => {
  it("are masked when they bear a secret's name", () => {
    const form = (password: string, key: string) =>
      part('name="user"', "ann") +
      part('name="password"', password) +
      part('name="private_key"; filename="id"\r\nContent-Type: text/plain', key) +
      "--x7--";
    const masked = maskText(form("hunter2", "line 1\r\nline 2"));
    expect(masked).toBe(form(MASK, MASK));
    expect(maskText(masked)).toBe(masked);
  });

  it.each([
    ['name="password"\r\n\r\nhunter2', `name="password"\r\n\r\n${MASK}`],
    ['name="password"\n\nhunter2\nnext', `name="password"\n\n${MASK}\nnext`],
    ['name="otp"\r\n\r\n482913\r\n--x7', `name="otp"\r\n\r\n${MASK}\r\n--x7`],
  ])("are masked in a text that was cut: %j", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    part('name="description"', "the password is long"),
    part('name="tokenCount"', "12"),
    part('name="pin"', "a place on a map"),
    part('name="password"', ""),
    '<input name="password">\n\nForgot your password?',
  ])("stay otherwise: %j", (text) => {
    expect(maskText(text)).toBe(text);
  });

  it("take a time that grows with the text", () => {
    const startedAt = performance.now();
    maskText('name="pin"\n\n'.repeat(100_000));
    maskText(`${'name="pin"\n\n'.repeat(100_000)}\n--`);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
