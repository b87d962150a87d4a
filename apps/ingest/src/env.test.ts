import { readEnv } from "@audit/runtime/env";
import { describe, expect, it } from "vitest";
import { environmentSchema, minimumDurabilityOf } from "./env.js";

const required = {
  MONGODB_URI: "mongodb://127.0.0.1:27017/audit?replicaSet=rs0",
  REDIS_URL: "redis://127.0.0.1:6379",
  API_KEY_SECRET: "9Qw7mZr2Kx8LtVb4NcYp6HsJdGu3FaEk",
  INPUT_HASH_SECRET: "Tg5RnWq1Xv8PzKm3BcYh7LdJsUa4FeVo",
};
const read = (given: Record<string, string> = {}) =>
  readEnv(environmentSchema, { ...required, ...given });

describe("ingest's environment", () => {
  it("has defaults", () => {
    expect(read()).toMatchObject({
      INGEST_PORT: 4_001,
      QUEUE_PREFIX: "audit",
      TRUSTED_PROXIES: [],
    });
  });

  it.each(Object.keys(required))("needs %s", (name) => {
    expect(() => read({ [name]: "" })).toThrow(new RegExp(`${name}: `));
  });

  it("asks Redis for everything in production, and for nothing elsewhere, unless told otherwise", () => {
    expect(minimumDurabilityOf(read({ NODE_ENV: "production" }))).toBe("always");
    expect(minimumDurabilityOf(read())).toBe("unknown");
    const told = read({ NODE_ENV: "production", MINIMUM_DURABILITY: "everysec" });
    expect(minimumDurabilityOf(told)).toBe("everysec");
    expect(() => read({ MINIMUM_DURABILITY: "some" })).toThrow(/MINIMUM_DURABILITY: unknown, mem/);
  });
});
