import type { Caller } from "@audit/auth";
import type { QueryContext } from "@audit/router";
import type { FastifyReply, FastifyRequest } from "fastify";
import { refuseOtherOrigins } from "../http/same-origin.js";
import type { Backend } from "../store/backend.js";
import { originOf } from "../trail/origin.js";

export interface QueryContextDependencies {
  readonly publicUrl: string;
  /** Throws `unavailable` until the database was reached. */
  readonly backend: () => Backend;
}

/** The headers that say who calls. */
function credentialsOf({ headers }: FastifyRequest): Headers {
  const credentials = new Headers();
  if (headers.authorization !== undefined) credentials.set("authorization", headers.authorization);
  if (headers.cookie !== undefined) credentials.set("cookie", headers.cookie);
  return credentials;
}

/** The context of one HTTP request; its calls share one look-up of the caller. */
export function createQueryContext(
  { publicUrl, backend }: QueryContextDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): QueryContext {
  const {
    events,
    apiKeys,
    deadLetters,
    people,
    signIn,
    limitVisits,
    resolveCaller,
    settings,
    trail,
  } = backend();
  let caller: Promise<Caller> | undefined;

  async function resolve(): Promise<Caller> {
    refuseOtherOrigins(request, new URL(publicUrl).origin);
    const resolved = await resolveCaller(credentialsOf(request), request.ip);
    for (const cookie of resolved.setCookies) reply.header("set-cookie", cookie);
    return resolved.caller;
  }
  return {
    trail: trail.forRequest(originOf(request)),
    events,
    apiKeys,
    deadLetters,
    people,
    visitor: {
      countCall: () => limitVisits(request.ip),
      user: async () => {
        refuseOtherOrigins(request, new URL(publicUrl).origin);
        return (await signIn.sessionOf(credentialsOf(request))).session?.user ?? null;
      },
    },
    settings,
    authenticate: () => {
      caller ??= resolve();
      return caller;
    },
  };
}
