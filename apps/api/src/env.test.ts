import { readEnv } from "@audit/runtime/env";
import { describe, expect, it } from "vitest";
import { environmentSchema, publicUrlOf } from "./env.js";

const strong = "0f4b8c2d9e7a6153b1c0d2e3f4a59687";
const needed = {
  MONGODB_URI: "mongodb://127.0.0.1:27017/audit?replicaSet=rs0",
  REDIS_URL: "redis://127.0.0.1:6379",
  API_KEY_SECRET: strong,
  SESSION_SECRET: strong,
};

describe("the api's environment", () => {
  it("needs the databases and the secrets, and has a default for all else", () => {
    const env = readEnv(environmentSchema, needed);
    expect(env).toMatchObject({ API_PORT: 4000, HOST: "127.0.0.1", TRUSTED_PROXIES: [] });
    expect(env.DASHBOARD_FOLDER).toMatch(/apps\/dashboard\/dist$/);
    expect(publicUrlOf(env)).toBe("http://localhost:4000");
  });

  it.each(Object.keys(needed))("says that %s is missing", (name) => {
    expect(() => readEnv(environmentSchema, { ...needed, [name]: "" })).toThrow(name);
  });

  it.each(["audit.example.com", "ftp://audit.example.com", "https://example.com/audit"])(
    "refuses %s as the public address",
    (address) => {
      expect(() => readEnv(environmentSchema, { ...needed, PUBLIC_URL: address })).toThrow(
        "PUBLIC_URL",
      );
    },
  );

  it("asks for the public address and for good secrets in production", () => {
    const production = { ...needed, NODE_ENV: "production" };
    expect(() => readEnv(environmentSchema, production)).toThrow("PUBLIC_URL");
    const PUBLIC_URL = "https://audit.example.com";
    expect(publicUrlOf(readEnv(environmentSchema, { ...production, PUBLIC_URL }))).toBe(PUBLIC_URL);
    const weak = { ...production, PUBLIC_URL, SESSION_SECRET: "change-me-".repeat(4) };
    expect(() => readEnv(environmentSchema, weak)).toThrow("SESSION_SECRET");
  });
});
