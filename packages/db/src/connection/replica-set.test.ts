import { expect, test } from "vitest";
import { assertReplicaSet } from "./replica-set.js";

test.each([
  ["a member of a replica set", { setName: "rs0" }],
  ["a router of a sharded cluster", { msg: "isdbgrid" }],
])("%s will do", (_, hello) => {
  expect(() => assertReplicaSet(hello, "db:27017")).not.toThrow();
});

test("a single server will not, and the error says what to do", () => {
  expect(() => assertReplicaSet({}, "db:27017")).toThrow(
    /^MongoDB at db:27017 is not a replica set; .*--replSet rs0, run rs\.initiate\(\)/,
  );
});
