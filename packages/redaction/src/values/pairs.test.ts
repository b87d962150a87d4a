import { describe, expect, it } from "vitest";
import { redact } from "./redact.js";

const MASK = "[REDACTED]";

describe("a value beside its name", () => {
  it.each([
    { variableName: "DB_PASSWORD" },
    { id: "password" },
    { label: "password" },
    { id: "x7", label: "client_secret" },
    { id: "db-credential", type: "CONCEALED" },
  ])("is masked in %j", (names) => {
    expect(redact([{ ...names, value: "hunter2" }]).value).toEqual([{ ...names, value: MASK }]);
  });

  it.each([
    { id: "token-service", value: "eu-west-1" },
    { id: "refresh-token", value: "eu-west-1" },
    { id: "password-policy", value: "strict" },
    { label: "Rotate the password", value: "rotate" },
    { label: "Password", value: "password" },
    { label: "api-key", value: "apiKey" },
    { label: "password", value: 1532 },
    { label: "password", value: "1532" },
    { id: "password", value: true },
    { id: "db-password", from: "api", to: "worker" },
    { id: "password", before: "a", after: "b" },
    { variableName: "LOG_LEVEL", value: "debug" },
    { variableName: "PUBLIC_KEY", value: "abc" },
  ])("stays in %j", (record) => {
    expect(redact([record])).toEqual({ value: [record], paths: [] });
  });
});
