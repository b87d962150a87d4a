import { EnvironmentError, readEnv } from "@audit/runtime/env";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "./env.js";

const required = { MONGODB_URI: "mongodb://127.0.0.1/audit", REDIS_URL: "redis://127.0.0.1" };
const read = (variables: Record<string, string> = {}) =>
  readEnv(environmentSchema, { ...required, ...variables });

describe("the worker's environment", () => {
  it("needs the two databases and no more", () => {
    expect(read()).toMatchObject({
      WORKER_PORT: 4002,
      QUEUE_PREFIX: "audit",
      EXPIRE_GRACE_SECONDS: 86_400,
      DEFAULT_RETENTION_DAYS: 365,
    });
    expect(() => readEnv(environmentSchema, {})).toThrow(/MONGODB_URI[\s\S]*REDIS_URL/);
  });

  it("keeps events for days or for ever", () => {
    expect(read({ DEFAULT_RETENTION_DAYS: "30" }).DEFAULT_RETENTION_DAYS).toBe(30);
    expect(read({ DEFAULT_RETENTION_DAYS: "forever" }).DEFAULT_RETENTION_DAYS).toBeNull();
  });

  it.each<Record<string, string>>([
    { DEFAULT_RETENTION_DAYS: "0" },
    { DEFAULT_RETENTION_DAYS: "never" },
    { EXPIRE_GRACE_SECONDS: "-1" },
    { WORKER_CONCURRENCY: "0" },
    { WORKER_PORT: "70000" },
  ])("refuses %j and names the variable", (variables) => {
    expect(() => read(variables)).toThrow(EnvironmentError);
    expect(() => read(variables)).toThrow(Object.keys(variables)[0]);
  });
});
