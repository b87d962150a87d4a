import type { FastifyInstance } from "fastify";

/**
 * Everything comes from this very address. Styles may stand in elements' attributes and in
 * elements that scripts add, since the dashboard's components place and measure themselves so;
 * scripts may not.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
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
