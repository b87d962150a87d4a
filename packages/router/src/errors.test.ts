import { AppError, type ErrorCode } from "@audit/types";
import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { unusedPeople, unusedVisitor } from "../test/unused-people.js";
import { publicMessage } from "./errors.js";
import type { QueryContext } from "./query/context.js";
import { queryRouter } from "./query/router.js";

const SECRET = "mongodb://user:password@host";
const unused = () => Promise.reject(new Error("not reached"));

/** The query router as it answers to whoever `authenticate` gives. */
const callerOf = (
  authenticate: QueryContext["authenticate"],
  list: QueryContext["events"]["list"] = unused,
) =>
  queryRouter.createCaller({
    authenticate,
    trail: {
      begin: async () => ({ finish: async () => {}, forget: async () => {} }),
      read: async () => {},
    },
    events: { list, byId: unused, count: unused },
    apiKeys: { list: unused, create: unused, rotate: unused, revoke: unused },
    settings: { get: unused, replace: unused },
    deadLetters: { list: unused, replay: unused },
    people: unusedPeople,
    visitor: unusedVisitor,
  });

const failingWith = (error: Error) => callerOf(() => Promise.reject(error));

const known: QueryContext["authenticate"] = async () => ({
  actor: { type: "api_key", id: "k", name: "a key" },
  organization: { id: "65f000000000000000000001", name: "One Ltd" },
  permissions: new Set(["audit_logs.list"]),
  readScope: { organizationIds: ["65f000000000000000000001"], baseFilter: null },
});
const reader = callerOf(known);

async function refusalOf(work: Promise<unknown>): Promise<TRPCError> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof TRPCError) return error;
  throw new Error("it was not refused by tRPC");
}

describe("an error of a procedure", () => {
  const kinds: [ErrorCode, string][] = [
    ["invalid_input", "BAD_REQUEST"],
    ["unauthenticated", "UNAUTHORIZED"],
    ["forbidden", "FORBIDDEN"],
    ["not_found", "NOT_FOUND"],
    ["conflict", "CONFLICT"],
    ["rate_limited", "TOO_MANY_REQUESTS"],
    ["unavailable", "SERVICE_UNAVAILABLE"],
  ];
  it.each(kinds)("%s becomes %s and keeps its words, not its cause", async (code, trpcCode) => {
    const words = "what the caller should do";
    const thrown = new AppError(code, words, { cause: new Error(SECRET) });
    const error = await refusalOf(failingWith(thrown).whoami());
    expect([error.code, publicMessage(error)]).toEqual([trpcCode, words]);
  });

  it("says nothing of what was not expected", async () => {
    const error = await refusalOf(failingWith(new Error(SECRET)).whoami());
    expect(error.code).toBe("INTERNAL_SERVER_ERROR");
    expect(publicMessage(error)).toBe("Something failed on our side.");
  });

  it("says nothing of an answer of ours that does not fit its schema", async () => {
    const searchedTo = "no time";
    const broken = callerOf(known, async () => ({ items: [], nextCursor: null, searchedTo }));
    const error = await refusalOf(broken.events.list({}));
    expect(error.code).toBe("INTERNAL_SERVER_ERROR");
    expect(error.cause).toBeInstanceOf(z.core.$ZodError);
    expect(publicMessage(error)).toBe("Something failed on our side.");
  });

  it("names each field of an input that is wrong, and what would be right", async () => {
    const filter = { terms: [{ field: "status" as const, values: ["999"] }] };
    const error = await refusalOf(reader.events.list({ limit: 1_000, filter }));
    expect(error.code).toBe("BAD_REQUEST");
    expect(publicMessage(error)).toMatch(/filter\.terms\.0\.values\.0: .*404, 4xx.*limit: /);
  });

  it("is told before the input is looked at when the caller is not known", async () => {
    const nobody = failingWith(new AppError("unauthenticated", "sign in"));
    const error = await refusalOf(nobody.events.byId({ id: "no uuid" }));
    expect(error.code).toBe("UNAUTHORIZED");
  });
});
