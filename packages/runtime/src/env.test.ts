import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import {
  addressListVariable,
  EnvironmentError,
  portVariable,
  readEnv,
  refuseWeakSecrets,
  secretVariable,
  sharedVariables,
} from "./env.js";

const schema = z
  .object({
    ...sharedVariables,
    PORT: portVariable(4_000),
    TRUSTED_PROXIES: addressListVariable,
    SECRET: secretVariable,
  })
  .superRefine(refuseWeakSecrets("SECRET"));

const strong = "zK7vQ9mXw2LrT4bYc8NfHs6JdGu3PaEk";
const read = (given: Record<string, string | undefined>) =>
  readEnv(schema, { SECRET: strong, ...given });

describe("an environment", () => {
  it("has defaults, also for variables that are empty", () => {
    expect(read({ PORT: "", NODE_ENV: "" })).toMatchObject({
      NODE_ENV: "development",
      LOG_LEVEL: "info",
      HOST: "127.0.0.1",
      PORT: 4_000,
      TRUSTED_PROXIES: [],
    });
  });

  it("names every wrong variable and what would be right, and shows no value", () => {
    const wrong = () => read({ PORT: "70000", LOG_LEVEL: "loud", SECRET: "short one" });
    expect(wrong).toThrow(EnvironmentError);
    expect(wrong).toThrow(/PORT: a TCP port/);
    expect(wrong).toThrow(/LOG_LEVEL: /);
    expect(wrong).toThrow(/SECRET: at least 32 characters/);
    expect(wrong).not.toThrow(/70000|loud|short one/);
    expect(() => readEnv(schema, {})).toThrow(/SECRET: a secret of at least 32 characters/);
  });
});

function fileWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "audit-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "value"), content);
  return join(folder, "value");
}

describe("a variable from a file", () => {
  it.each(["", "\n", "\r\n"])("is the file's content without the end %j", (end) => {
    const SECRET_FILE = fileWith(`${strong}${end}`);
    expect(read({ SECRET: undefined, SECRET_FILE }).SECRET).toBe(strong);
    expect(read({ PORT_FILE: fileWith("4321\n") }).PORT).toBe(4321);
  });

  it("is checked as any other", () => {
    const SECRET_FILE = fileWith("a".repeat(64));
    expect(() => read({ NODE_ENV: "production", SECRET: "", SECRET_FILE })).toThrow(
      /SECRET: too easily guessed/,
    );
  });

  it("is refused when the variable is given too, or the file cannot be read", () => {
    expect(() => read({ SECRET_FILE: fileWith(strong) })).toThrow(/either it or SECRET/);
    const missing = () => read({ SECRET: "", SECRET_FILE: "/nowhere/secret" });
    expect(missing).toThrow(EnvironmentError);
    expect(missing).toThrow(/SECRET_FILE: the file cannot be read \(ENOENT\)/);
  });
});

it("takes a secret that may be absent, and refuses a weak one", () => {
  const rotated = z
    .object({ ...sharedVariables, SECRET_PREVIOUS: secretVariable.optional() })
    .superRefine(refuseWeakSecrets("SECRET_PREVIOUS"));
  const production = { NODE_ENV: "production" };
  expect(readEnv(rotated, production).SECRET_PREVIOUS).toBeUndefined();
  expect(() => readEnv(rotated, { ...production, SECRET_PREVIOUS: "a".repeat(64) })).toThrow(
    /SECRET_PREVIOUS: too easily guessed/,
  );
});

describe("a list of addresses", () => {
  it.each([
    ["10.0.0.0/8", ["10.0.0.0/8"]],
    [" 10.0.0.0/8 , ::1,192.0.2.1, fd00::/8,", ["10.0.0.0/8", "::1", "192.0.2.1", "fd00::/8"]],
  ])("%j is read", (text, addresses) => {
    expect(read({ TRUSTED_PROXIES: text }).TRUSTED_PROXIES).toEqual(addresses);
  });

  it.each(["true", "*", "10.0.0.0/33", "proxy.example.com", "10.0.0.1;10.0.0.2"])(
    "%j is refused",
    (text) => {
      expect(() => read({ TRUSTED_PROXIES: text })).toThrow(/TRUSTED_PROXIES: addresses or CIDR/);
    },
  );
});

describe("a secret", () => {
  it.each([
    "a".repeat(64),
    "change-me-change-me-change-me-change-me",
    "this is my Secret for production use",
    "0123456789".repeat(4),
    "abababababababababababababababab",
  ])("%j is refused in production alone", (secret) => {
    expect(() => read({ NODE_ENV: "production", SECRET: secret })).toThrow(
      /SECRET: too easily guessed/,
    );
    expect(read({ SECRET: secret }).SECRET).toBe(secret);
  });

  it("is taken when it is random", () => {
    expect(read({ NODE_ENV: "production" }).SECRET).toBe(strong);
    const hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    expect(read({ NODE_ENV: "production", SECRET: hex }).SECRET).toBe(hex);
  });
});
