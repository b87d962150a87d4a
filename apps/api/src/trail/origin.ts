import type { FastifyRequest } from "fastify";
import type { Origin } from "./own-event.js";

/** Where a request came from; of its address no more than the path, since the rest may be a secret. */
export function originOf(request: FastifyRequest): Origin {
  const [path = ""] = request.url.split("?", 1);
  return {
    ip: request.ip,
    userAgent: request.headers["user-agent"],
    requestId: request.id,
    method: request.method,
    path,
  };
}
