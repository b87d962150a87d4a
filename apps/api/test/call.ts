import { queryRouter } from "@audit/router";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { PUBLIC_URL } from "./running-api.js";

const definitionSchema = z.object({
  type: z.enum(["query", "mutation"]),
  meta: z
    .object({ act: z.object({ action: z.string(), resourceType: z.string() }).optional() })
    .optional(),
});

const answerSchema = z.union([
  z.object({ result: z.object({ data: z.unknown() }) }),
  z.object({ error: z.object({ message: z.string(), data: z.object({ code: z.string() }) }) }),
]);

/** What a procedure answered: `code` is tRPC's, `OK` when it succeeded. */
export interface Answer {
  readonly code: string;
  readonly data: unknown;
  /** The whole body, to look for what must not be in it. */
  readonly text: string;
}

/** Every procedure of the query router, such as `events.list`. */
export const QUERY_PROCEDURES: readonly string[] = Object.keys(queryRouter._def.procedures);

/** What the router says of a procedure. */
export function definitionOf(path: string): z.infer<typeof definitionSchema> {
  const procedures: Readonly<Record<string, unknown>> = queryRouter._def.procedures;
  const procedure = procedures[path];
  if (typeof procedure !== "function" || !("_def" in procedure)) throw new Error(`no ${path}`);
  return definitionSchema.parse(procedure._def);
}

export interface CallOptions {
  readonly input?: unknown;
  readonly headers?: { readonly authorization?: string; readonly cookie?: string };
}

/** Reads what either router writes. */
export function answerIn(text: string): Answer {
  const body: unknown = JSON.parse(text);
  const answer = answerSchema.parse(body);
  return "error" in answer
    ? { code: answer.error.data.code, data: answer.error.message, text }
    : { code: "OK", data: answer.result.data, text };
}

/** Calls a procedure of the query router over HTTP, from one of our own pages. */
export async function call(
  server: FastifyInstance,
  path: string,
  { input, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const text = JSON.stringify(input);
  const response =
    definitionOf(path).type === "query"
      ? await server.inject({
          url: `/trpc/${path}${text === undefined ? "" : `?input=${encodeURIComponent(text)}`}`,
          headers: { ...headers },
        })
      : await server.inject({
          method: "POST",
          url: `/trpc/${path}`,
          headers: { "content-type": "application/json", origin: PUBLIC_URL, ...headers },
          ...(text !== undefined && { payload: text }),
        });
  return answerIn(response.body);
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
