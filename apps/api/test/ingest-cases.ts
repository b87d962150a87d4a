import { createApiKeyVerifier } from "@audit/auth";
import {
  createApiKeyRepository,
  createEventQueries,
  createEventWriter,
  type Database,
} from "@audit/db";
import { ingestRouter, type RecordEvents } from "@audit/router";
import { acceptedEventSchema } from "@audit/types";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Answer, answerIn, type CallOptions } from "./call.js";
import type { ProcedureCase } from "./procedure-case.js";
import { API_KEY_SECRET } from "./running-api.js";
import { documentOf, EVENTS_PER_TENANT, eventOf, type Tenant } from "./tenants.js";

/** Stores at once what ingest would queue for the worker, for the organization it is told. */
const recordInto =
  (database: Database): RecordEvents =>
  async ({ organizationId, events }) => {
    const accepted = events.map((event) => acceptedEventSchema.parse(event));
    const documents = accepted.map((event) => documentOf(organizationId, event));
    await createEventWriter(database).insert(documents);
    return {
      receivedAt: new Date().toISOString(),
      accepted: accepted.map(({ id }, index) => ({ index, id })),
      rejected: [],
    };
  };

/** Calls procedures of the ingest router over HTTP, as whoever the headers say. */
export function createIngestCall(database: Database) {
  const verify = createApiKeyVerifier({
    apiKeys: createApiKeyRepository(database),
    secret: API_KEY_SECRET,
    now: () => new Date(),
  });
  return async (path: string, { input, headers = {} }: CallOptions = {}): Promise<Answer> => {
    const response = await fetchRequestHandler({
      endpoint: "/trpc",
      router: ingestRouter,
      req: new Request(`http://localhost/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(input),
      }),
      createContext: () => ({
        authenticate: () => verify(headers.authorization),
        connection: {},
        idempotencyKey: undefined,
        recordEvents: recordInto(database),
      }),
    });
    return answerIn(await response.text());
  };
}

/** One case for each procedure of the ingest router. */
export function ingestCases(database: Database): Readonly<Record<string, ProcedureCase>> {
  const events = createEventQueries(database, { now: () => new Date() });

  /** What was sent by the stranger, whatever it says of the tenant, is not among the tenant's. */
  const isUntouched = async ({ organizationId }: Tenant) => {
    const scope = { organizationIds: [organizationId], baseFilter: null } as const;
    const strangers = { terms: [{ field: "user" as const, values: ["stranger-user"] }] };
    const { count } = await events.count(scope, { terms: [] });
    return count >= EVENTS_PER_TENANT && (await events.count(scope, strangers)).count === 0;
  };
  /** An event of the stranger's that claims to be the tenant's, with an id that the tenant has. */
  const claiming = ({ organizationId, eventIds }: Tenant) => ({
    ...eventOf("stranger", eventIds[1]),
    organizationId,
    producer: { organizationId },
    metadata: { organizationId: "theirs" },
  });

  return {
    "events.record": {
      permission: "events:write",
      input: ({ marks: [mark = ""] }) => eventOf(mark),
      showsOwn: ({ text }) => text.includes("receivedAt"),
      reaches: (victim) => [{ input: claiming(victim), expected: () => true }],
      isUntouched,
    },
    "events.recordBatch": {
      permission: "events:write",
      input: ({ marks: [mark = ""] }) => ({ events: [eventOf(mark), eventOf(mark)] }),
      showsOwn: ({ text }) => text.includes("receivedAt"),
      reaches: (victim) => [
        { input: { events: [claiming(victim)] }, expected: () => true },
        {
          input: { events: [claiming(victim)], organizationId: victim.organizationId },
          expected: "BAD_REQUEST",
        },
      ],
      isUntouched,
    },
  };
}

/** Every procedure of the ingest router, such as `events.record`. */
export const INGEST_PROCEDURES: readonly string[] = Object.keys(ingestRouter._def.procedures);
