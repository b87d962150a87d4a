import type { FastifyRequest } from "fastify";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * On one's own machine `localhost` and `127.0.0.1` are the same server, and yet two origins to a
 * browser, of which only the public one may sign in. Gives the public address of a page that was
 * opened under the other name; null when there is nothing to correct.
 */
export function canonicalAddressOf(
  { host, hostname, url }: Pick<FastifyRequest, "host" | "hostname" | "url">,
  publicUrl: string,
): string | null {
  const wanted = new URL(publicUrl);
  const isOther = host !== wanted.host && LOOPBACK.has(hostname) && LOOPBACK.has(wanted.hostname);
  const isSamePort = host.slice(hostname.length) === (wanted.port === "" ? "" : `:${wanted.port}`);
  return isOther && isSamePort ? wanted.origin + url : null;
}
