import type { Caller } from "@audit/auth";
import { queryRouter } from "@audit/router";
import {
  type ApiKey,
  AppError,
  type DeadLetter,
  permissionsOfScopes,
  type Scope,
} from "@audit/types";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { listen } from "./listen.js";
import { unusedPeople, unusedVisitor } from "./unused-people.js";

const organization = { id: "0123456789abcdef01234567", name: "Example" };

const callerWith = (scopes: readonly Scope[]): Caller => ({
  actor: { type: "api_key", id: "key_admin", name: "admin" },
  organization,
  permissions: new Set(permissionsOfScopes(scopes)),
  readScope: { organizationIds: [organization.id], baseFilter: null },
});

const CALLERS: ReadonlyMap<string, Caller> = new Map([
  ["Bearer admin-key", callerWith(["keys:manage", "queues:manage"])],
  ["Bearer write-key", callerWith(["events:write"])],
]);

const deadLetter = (number: number): DeadLetter => ({
  id: `dl_${number}`,
  organizationId: organization.id,
  eventId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  receivedAt: "2026-03-01T10:00:00.000Z",
  failedAt: "2026-03-01T10:00:01.000Z",
  reason: "does not fit",
  state: "open",
});

/**
 * The real query router over HTTP, on keys and dead letters in memory: what a command sends and
 * how it reads the answers is tested here, what the api does with it in the api.
 */
export async function startApi(deadLetterCount = 0) {
  const keys: ApiKey[] = [];
  const deadLetters = Array.from({ length: deadLetterCount }, (_, index) => deadLetter(index));
  const replayed: (readonly string[] | undefined)[] = [];
  const none = async () => {
    throw new AppError("internal", "not asked for here");
  };

  const server = createHTTPServer({
    router: queryRouter,
    basePath: "/trpc/",
    createContext: ({ req }) => ({
      authenticate: async () => {
        const caller = CALLERS.get(req.headers.authorization ?? "");
        if (!caller) throw new AppError("unauthenticated", "this key is not valid");
        return caller;
      },
      trail: {
        begin: async () => ({ finish: async () => {}, forget: async () => {} }),
        read: async () => {},
      },
      events: { list: none, byId: none, count: none },
      apiKeys: {
        list: async () => keys,
        create: async (_caller, input) => {
          const key: ApiKey = {
            ...input,
            id: `key_${keys.length}`,
            prefix: `adt_w_key_${keys.length}`,
            createdAt: "2026-03-01T10:00:00.000Z",
            createdBy: "admin",
          };
          keys.push(key);
          return { key, secret: `${key.prefix}_whole` };
        },
        rotate: async (_caller, { id, overlapHours, expiresAt }) => {
          const old = keys.find((one) => one.id === id);
          if (!old) throw new AppError("not_found", `no key ${id}`);
          const newId = `key_${keys.length}`;
          const key: ApiKey = { ...old, id: newId, prefix: `adt_w_${newId}`, expiresAt };
          keys.push(key);
          old.replacedBy = key.id;
          old.expiresAt = new Date(Date.UTC(2026, 2, 2, overlapHours)).toISOString();
          return { key, secret: `${key.prefix}_whole`, replaced: old };
        },
        revoke: async (_caller, id) => {
          const key = keys.find((one) => one.id === id);
          if (!key) throw new AppError("not_found", `no key ${id}`);
          key.revokedAt = "2026-03-02T10:00:00.000Z";
          return key;
        },
      },
      people: unusedPeople,
      visitor: unusedVisitor,
      settings: { get: none, replace: none },
      deadLetters: {
        list: async (_caller, { cursor, limit }) => {
          const from = Number(cursor ?? 0);
          const items = deadLetters.slice(from, from + limit);
          const next = from + limit;
          return { items, nextCursor: next < deadLetters.length ? String(next) : null };
        },
        replay: async (_caller, ids) => {
          replayed.push(ids);
          const chosen = deadLetters.filter(({ id }) => !ids || ids.includes(id));
          return { replayed: chosen.length };
        },
      },
    }),
  });
  return { ...(await listen(server)), keys, replayed };
}
