import { describe, expect, it } from "vitest";
import { redact } from "./values/redact.js";

const MASK = "[REDACTED]";
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

describe("a value that is a secret only if it looks like one", () => {
  it.each([
    ["cardNumber", "4242424242424242"],
    ["card_number", "4242 4242 4242 4242"],
    ["creditCardNumber", "3782-822463-10005"],
    ["cardNumber", 4_242_424_242_424_242],
    ["pat", LETTERS],
    ["githubPat", `${LETTERS.slice(0, 16)}-${LETTERS.slice(16)}`],
    ["securityAnswer", "Fluffy"],
    ["cvv", "123"],
    ["cvc", 1234],
  ])("is masked as %s: %s", (name, value) => {
    expect(redact({ [name]: value }).value).toEqual({ [name]: MASK });
  });

  it.each([
    ["AZURE_DEVOPS_EXT_PAT=", LETTERS],
    ["security_answer=", "Fluffy"],
    ["cardNumber=", "4242424242424242"],
    ["the card_number: ", "4242424242424242"],
  ])("is masked in text after %s", (before, value) => {
    expect(redact(`${before}${value}`).value).toBe(`${before}${MASK}`);
  });

  it.each([
    ["cardNumber", 3],
    ["cardNumber", "A-12"],
    ["cardNumber", "**** **** **** 4242"],
    ["cardNumber", "4242"],
    ["pat", "Pat Smith"],
    ["pat", "pat@example.com"],
    ["pat", "patricia"],
    ["pat", "550e8400-e29b-41d4-a716-446655440000"],
    ["pat", 12_345_678_901],
    ["hmac", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"],
    ["securityQuestion", "What was your first pet?"],
  ])("stays otherwise as %s: %s", (name, value) => {
    expect(redact({ [name]: value })).toEqual({ value: { [name]: value }, paths: [] });
  });

  it.each(["Pat: 12 Main Street", "card: declined", "answer=42", "/x?compat=aB3dE5fG7hJ9kL1mN3pQ"])(
    "stays in text: %s",
    (text) => {
      expect(redact(text).value).toBe(text);
    },
  );
});
