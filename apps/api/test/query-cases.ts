import { randomUUID } from "node:crypto";
import {
  createApiKeyRepository,
  createDeadLetterRepository,
  createOrganizationSettingsRepository,
  type Database,
} from "@audit/db";
import type { OrganizationSettings } from "@audit/types";
import * as z from "zod";
import { peopleCases } from "./people-cases.js";
import type { ProcedureCase } from "./procedure-case.js";
import { EVENTS_PER_TENANT, type Tenant } from "./tenants.js";

const pageSchema = z.object({ items: z.array(z.unknown()) });
const itemsIn = (data: unknown) => pageSchema.parse(data).items.length;
const replayedIn = (data: unknown) => z.object({ replayed: z.int() }).parse(data).replayed;
const countIn = (data: unknown) => z.object({ count: z.int() }).parse(data).count;

const onlyUserOf = ({ marks: [mark] }: Tenant) => ({
  filter: { terms: [{ field: "user", values: [`user@${mark}.example`] }] },
});

const settingsWith = (name: string): OrganizationSettings => ({
  redaction: { names: [name], allowedNames: [], patterns: [] },
  clientIp: "keep",
});

const idIn = (key: string) => key.split("_")[2] ?? "";

/** One case for each procedure of the query router. */
export function queryCases(database: Database): Readonly<Record<string, ProcedureCase>> {
  const apiKeys = createApiKeyRepository(database);
  const deadLetters = createDeadLetterRepository(database);
  const settings = createOrganizationSettingsRepository(database);

  const hasAllKeys = async ({ organizationId, keys }: Tenant) => {
    const valid = (await apiKeys.list(organizationId)).filter((key) => !key.revokedAt);
    const ids = valid.map((key) => key.id);
    return Object.values(keys).every((key) => ids.includes(idIn(key)));
  };
  const hasOpenLetters = async ({ organizationId }: Tenant) => {
    const { items } = await deadLetters.list(organizationId, { limit: 10 });
    return items.some((item) => item.state === "open");
  };
  const showsMark: ProcedureCase["showsOwn"] = ({ text }, { marks: [mark = ""] }) =>
    text.includes(mark);

  return {
    ...peopleCases(database),
    whoami: {
      permission: null,
      input: () => undefined,
      showsOwn: showsMark,
      reaches: () => [{ input: undefined, expected: () => true }],
    },
    "events.list": {
      permission: "audit_logs.list",
      input: () => ({}),
      showsOwn: showsMark,
      reaches: (victim) => [
        { input: {}, expected: (data) => itemsIn(data) === EVENTS_PER_TENANT },
        { input: onlyUserOf(victim), expected: (data) => itemsIn(data) === 0 },
        { input: { organizationId: victim.organizationId }, expected: "BAD_REQUEST" },
      ],
    },
    "events.byId": {
      permission: "audit_logs.list",
      input: (own) => ({ id: own.eventIds[1] }),
      showsOwn: showsMark,
      // the first event's id is one of the stranger's own too; the others are the victim's alone
      reaches: ({ eventIds }) =>
        eventIds.map((id, index) => ({
          input: { id },
          expected: index === 0 ? () => true : "NOT_FOUND",
        })),
    },
    "events.count": {
      permission: "audit_logs.count",
      input: onlyUserOf,
      showsOwn: ({ data }) => countIn(data) === EVENTS_PER_TENANT,
      reaches: (victim) => [
        { input: {}, expected: (data) => countIn(data) === EVENTS_PER_TENANT },
        { input: onlyUserOf(victim), expected: (data) => countIn(data) === 0 },
      ],
    },
    "apiKeys.list": {
      permission: "keys:list",
      input: () => undefined,
      showsOwn: showsMark,
      reaches: () => [{ input: undefined, expected: () => true }],
    },
    "apiKeys.create": {
      permission: "keys:manage",
      input: () => ({ name: "one more", scopes: ["events:write"] }),
      showsOwn: ({ text }) => text.includes("adt_w_"),
      reaches: ({ organizationId }) => [
        {
          input: { name: "intruder", scopes: ["events:write"], organizationId },
          expected: "BAD_REQUEST",
        },
        { input: { name: "stranger's", scopes: ["events:write"] }, expected: () => true },
      ],
      isUntouched: async ({ organizationId }) =>
        (await apiKeys.list(organizationId)).every((key) => key.name !== "stranger's"),
    },
    "apiKeys.rotate": {
      permission: "keys:manage",
      input: async ({ organizationId }) => {
        const id = randomUUID();
        await apiKeys.insert({
          id,
          organizationId,
          name: "to be rotated",
          prefix: `adt_w_${id}`,
          hash: new Uint8Array(32),
          scopes: ["events:write"],
          createdAt: new Date(),
          createdBy: "owner",
        });
        return { id };
      },
      showsOwn: ({ text }) => text.includes("adt_w_") && text.includes("replacedBy"),
      reaches: ({ keys }) =>
        Object.values(keys).map((key) => ({ input: { id: idIn(key) }, expected: "NOT_FOUND" })),
      isUntouched: hasAllKeys,
    },
    "apiKeys.revoke": {
      permission: "keys:manage",
      input: async ({ organizationId }) => {
        const newest = (await apiKeys.list(organizationId)).find((key) => key.name === "one more");
        return { id: newest?.id };
      },
      showsOwn: ({ text }) => text.includes("revokedAt"),
      reaches: ({ keys }) =>
        Object.values(keys).map((key) => ({ input: { id: idIn(key) }, expected: "NOT_FOUND" })),
      isUntouched: hasAllKeys,
    },
    "settings.get": {
      permission: "settings:list",
      isForPeople: true,
      input: () => undefined,
      showsOwn: ({ text }) => text.includes("allowedNames"),
      reaches: () => [{ input: undefined, expected: () => true }],
    },
    "settings.update": {
      permission: "settings:manage",
      isForPeople: true,
      input: ({ marks: [mark = ""] }) => settingsWith(mark),
      showsOwn: showsMark,
      reaches: ({ organizationId }) => [
        { input: { ...settingsWith("stranger"), organizationId }, expected: "BAD_REQUEST" },
        { input: settingsWith("stranger"), expected: () => true },
      ],
      isUntouched: async ({ organizationId }) =>
        !JSON.stringify(await settings.of(organizationId)).includes("stranger"),
    },
    "deadLetters.list": {
      permission: "queues:list",
      input: () => ({}),
      showsOwn: showsMark,
      reaches: () => [{ input: {}, expected: (data) => itemsIn(data) === 2 }],
    },
    "deadLetters.replay": {
      permission: "queues:manage",
      input: ({ deadLetterIds: [id] }) => ({ ids: [id] }),
      showsOwn: ({ data }) => replayedIn(data) === 1,
      reaches: ({ deadLetterIds }) => [
        { input: { ids: deadLetterIds }, expected: (data) => replayedIn(data) === 0 },
        { input: {}, expected: (data) => replayedIn(data) <= 2 },
      ],
      isUntouched: hasOpenLetters,
    },
  };
}
