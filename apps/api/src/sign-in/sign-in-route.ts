import { SIGN_IN_BASE_PATH, type SignIn } from "@audit/auth";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { originOf } from "../trail/origin.js";
import type { SignInRecord } from "./sign-in-record.js";

export interface SignInRouteDependencies {
  readonly publicUrl: string;
  /** Throws `unavailable` until the database was reached. */
  readonly signIn: () => SignIn;
  /** The same. */
  readonly record: () => SignInRecord;
}

/** The request as the sign-in reads it: under the public address, with the body as it came. */
function toFetchRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) headers.append(name, one);
    }
  }
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    body: typeof request.body === "string" ? request.body : null,
  });
}

/** Sign-in and sign-out under `/api/auth`. Takes JSON alone, which no foreign form can send. */
export async function addSignInRoute(
  server: FastifyInstance,
  { publicUrl, signIn, record }: SignInRouteDependencies,
): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    async (_request: FastifyRequest, body: string) => body,
  );
  server.route({
    method: ["GET", "POST"],
    url: `${SIGN_IN_BASE_PATH}/*`,
    handler: async (request, reply) => {
      const asked = toFetchRequest(request, publicUrl);
      const note = await record().begin(asked, originOf(request));
      const answer = await signIn().handle(asked, request.ip);
      await note(answer.status);
      reply.header("cache-control", "no-store");
      return reply.send(answer);
    },
  });
}
