import { expect, test } from "vitest";
import { readEnvironment, readFlags } from "./env.js";

test("ports and host have defaults, and an empty variable is none", () => {
  expect(readEnvironment({ API_PORT: "", INGEST_PORT: "5001", PATH: "/bin" })).toMatchObject({
    API_PORT: 4000,
    INGEST_PORT: 5001,
    WORKER_PORT: 4002,
    HOST: "127.0.0.1",
  });
});

test("every wrong variable is named, and what would be right", () => {
  const wrong = { API_PORT: "web", WORKER_PORT: "70000", SESSION_SECRET: "short" };
  expect(() => readEnvironment(wrong)).toThrow(
    "API_PORT must be a TCP port\nWORKER_PORT must be a TCP port\nSESSION_SECRET must be at least 32 characters",
  );
});

test.each([
  [[], { help: false }],
  [["--no-demo"], { demo: false, help: false }],
  [["--demo"], { demo: true, help: false }],
])("%j is read as %j", (args, flags) => {
  expect(readFlags(args)).toEqual(flags);
});

test("an option that there is not is told, with those that there are", () => {
  expect(() => readFlags(["--fast"])).toThrow(/--fast[\s\S]*--no-demo/);
});
