import { expect, test } from "vitest";
import { canonicalMethod } from "./canonical-method.js";

test.each([
  ["get", "GET"],
  ["Delete", "DELETE"],
  ["PUT", "PUT"],
  ["m-search", "m-search"],
  ["grpc.Call", "grpc.Call"],
  ["", ""],
])("%j is written %j", (text, written) => {
  expect(canonicalMethod(text)).toBe(written);
});
