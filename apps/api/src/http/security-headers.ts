import type { FastifyInstance } from "fastify";

/**
 * Everything comes from this very address, in files: neither scripts nor styles may stand in the
 * page or be added to it as text. (Scripts may still set an element's own style.)
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Stricter than the headers that every service sends. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook("onRequest", async (_request, reply) => {
    reply.header("content-security-policy", CONTENT_SECURITY_POLICY);
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()");
    reply.header("x-frame-options", "DENY");
  });
}
