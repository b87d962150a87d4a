import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { fieldProblems } from "./field-problems.js";

const refusal = (message: string, code = "BAD_REQUEST") =>
  new TRPCClientError(message, {
    result: { error: { code: -32_600, message, data: { code } } },
  });

const FIELDS = ["name", "expiresAt", "allowedCidrs"];

it("puts the server's words at the fields that they name", () => {
  const error = refusal(
    "expiresAt: must be in the future, not 2020; allowedCidrs.1: must be an IP address",
  );
  expect(fieldProblems(error, FIELDS)).toEqual({
    byField: {
      expiresAt: "must be in the future, not 2020",
      allowedCidrs: "must be an IP address",
    },
    form: undefined,
  });
});

it("leaves to the form what names no field of it", () => {
  const error = refusal("other: is wrong; a key can only be given scopes that its maker has");
  expect(fieldProblems(error, FIELDS)).toEqual({
    byField: {},
    form: "other: is wrong; a key can only be given scopes that its maker has",
  });
});

it("takes nothing apart that is no refusal", () => {
  expect(fieldProblems(refusal("name: taken", "FORBIDDEN"), FIELDS)).toEqual({
    byField: {},
    form: "name: taken",
  });
  expect(fieldProblems(null, FIELDS)).toEqual({ byField: {}, form: undefined });
});
