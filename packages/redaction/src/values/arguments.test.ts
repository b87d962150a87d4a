import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const MASK = "[REDACTED]";

describe("a list of arguments", () => {
  it.each([
    [["mysql", "--user", "root", "--password", "hunter2", "db"], 4],
    [["tool", "--api-key", "hunter2"], 2],
    [["--client_secret", "hunter2"], 1],
    [["keytool", "-storepass", "hunter2", "-list"], 2],
    [["login", "--pin", 1234], 2],
  ])("hides what follows a secret's option: %j", (argv, index) => {
    expect(redact({ argv })).toEqual({
      value: { argv: argv.with(index, MASK) },
      paths: [`argv.${index}`],
    });
  });

  it.each([
    ["mysql", "-p", "app"],
    ["mysql", "--password", "--verbose", "db"],
    ["psql", "--no-password", "db"],
    ["sudo", "--ask-password", "ls"],
    ["mongod", "--auth", "db"],
    ["llm", "--max-tokens", "4096"],
    ["tool", "--password-file", "/run/secrets/db"],
    ["tool", "--token-id", "k-1", "--public-key", "abc"],
    ["password", "token"],
    ["tool", "--password", { kept: "as it is" }],
  ])("leaves alone %s %s %s", (...argv) => {
    expect(redact({ argv })).toEqual({ value: { argv }, paths: [] });
  });
});
