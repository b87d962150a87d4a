import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { type EventInput, eventInputSchema } from "@audit/types";
import * as z from "zod";
import { listen } from "./listen.js";

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function record(body: unknown, stored: Map<string, EventInput>): Answer {
  const accepted: object[] = [];
  const rejected: object[] = [];
  for (const [index, event] of z.array(z.unknown()).parse(body).entries()) {
    const parsed = eventInputSchema.safeParse(event);
    const [issue] = parsed.error?.issues ?? [];
    if (issue) {
      rejected.push({ index, path: issue.path.join("."), message: issue.message });
    } else if (parsed.data?.id) {
      stored.set(parsed.data.id, parsed.data);
      accepted.push({ index, id: parsed.data.id });
    }
  }
  const status = rejected.length === 0 ? 202 : accepted.length > 0 ? 207 : 400;
  return { status, body: { receivedAt: "2026-03-01T10:00:00.000Z", accepted, rejected } };
}

/**
 * Takes events at `/v1/events` as ingest does, and keeps the last of each id: enough to see what
 * an import sends. What ingest does with it is tested in ingest.
 */
export async function startIngest(apiKey = "write-key") {
  const stored = new Map<string, EventInput>();

  function answer({ url, headers }: IncomingMessage, body: string): Answer {
    if (url !== "/v1/events") return { status: 404, body: "<html>" };
    if (headers.authorization === `Bearer ${apiKey}`) return record(JSON.parse(body), stored);
    const error = { code: "unauthenticated", message: "this key is not valid" };
    return { status: 401, body: { error } };
  }

  const server = createServer((request, response) => {
    void text(request)
      .then((body) => answer(request, body))
      .then(({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(typeof body === "string" ? body : JSON.stringify(body));
      });
  });
  return { ...(await listen(server)), stored };
}
