import type { ProducerIdentity, VerifyApiKey } from "@audit/auth";
import { producerOf, type RecordEvents } from "@audit/router";
import type { RecordAnswer } from "@audit/types";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { connectionOf } from "./connection.js";
import { decodeUtf8 } from "./decode-utf8.js";
import { idempotencyKeyOf } from "./idempotency-key.js";
import { readEvents } from "./read-events.js";
import { CONTENT_TYPES, explain } from "./refusals.js";

export interface EventsRouteDependencies {
  readonly verifyKey: VerifyApiKey;
  readonly recordEvents: RecordEvents;
}

export const EVENTS_URL = "/v1/events";

/** 202 when all were accepted, 207 when some, 400 when none. */
function statusOf(answer: RecordAnswer): 202 | 207 | 400 {
  if (answer.accepted.length === 0) return 400;
  return answer.rejected.length === 0 ? 202 : 207;
}

const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers["content-type"] ?? "").split(";", 1).join("").trim().toLowerCase();

/** `POST /v1/events`: the same as tRPC's `events.recordBatch`, for every language. */
export async function addEventsRoute(
  server: FastifyInstance,
  { verifyKey, recordEvents }: EventsRouteDependencies,
): Promise<void> {
  const identities = new WeakMap<FastifyRequest, ProducerIdentity>();

  server.setErrorHandler((error, request) => {
    throw explain(error, request);
  });
  server.addContentTypeParser(
    [...CONTENT_TYPES],
    { parseAs: "buffer" },
    async (_request: FastifyRequest, body: Buffer) => decodeUtf8(body),
  );

  // Before the body is read: nobody makes us read megabytes without a key.
  server.addHook("onRequest", async (request) => {
    identities.set(request, await verifyKey(request.headers.authorization, request.ip));
  });

  server.post(EVENTS_URL, async (request, reply) => {
    const identity = identities.get(request);
    if (!identity) throw new Error("a request came past its authentication");
    const producer = producerOf(identity, connectionOf(request));
    const idempotencyKey = idempotencyKeyOf(request);
    const { events, notJson } = readEvents(mediaTypeOf(request), request.body);
    const answer = await recordEvents({
      organizationId: identity.organizationId,
      producer,
      restrictions: identity.restrictions,
      platform: identity.platform === true,
      events,
      idempotencyKey,
    });
    const rejected = answer.rejected.map((one) =>
      notJson.has(one.index) ? { ...one, path: "", message: "this line is not valid JSON" } : one,
    );
    return reply.code(statusOf(answer)).send({ ...answer, rejected });
  });
}
