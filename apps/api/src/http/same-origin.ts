import { AppError } from "@audit/types";
import type { FastifyRequest } from "fastify";

const isRead = (method: string) => method === "GET" || method === "HEAD";

/**
 * Whether the browser says that the page which sent a request is one of ours (Fetch Metadata).
 * A request without the header comes from no browser of today.
 */
export function isFromOurPages(request: FastifyRequest): boolean {
  return request.headers["sec-fetch-site"] === "same-origin";
}

/**
 * Refuses what another site's page makes a browser send with somebody's session cookie: reads that
 * the browser says come from elsewhere, and everything else that does not name our own origin.
 * Whoever sends an API key says by that who he is, and no browser adds one by itself.
 */
export function refuseOtherOrigins(request: FastifyRequest, publicOrigin: string): void {
  const { authorization, cookie, origin } = request.headers;
  if (authorization !== undefined || cookie === undefined) return;
  const site = request.headers["sec-fetch-site"];
  const isOurs = isRead(request.method)
    ? site === undefined || site === "same-origin" || site === "none"
    : origin === publicOrigin;
  if (isOurs) return;
  throw new AppError("forbidden", `requests with a session must come from ${publicOrigin}`);
}
