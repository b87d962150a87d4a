import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const refuseMethod = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .code(405)
    .header("allow", "POST")
    .send({
      error: { code: "invalid_input", message: `this address takes POST, not ${request.method}` },
    });

/** Answers 405 where events are posted but another method was used (RFC 9110, 15.5.6). */
export function refuseOtherMethods(server: FastifyInstance, url: string): void {
  server.route({
    method: ["GET", "HEAD", "PUT", "PATCH", "DELETE"],
    url,
    // Before the key and the body, which do not matter then.
    onRequest: async (request, reply) => refuseMethod(request, reply),
    handler: async (request, reply) => refuseMethod(request, reply),
  });
}
