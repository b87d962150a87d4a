import { canonicalIp } from "@audit/filter";
import type { Producer } from "@audit/types";
import type { FastifyRequest } from "fastify";

/** Longer names are cut; API keys have the same limit. */
const MAX_NAME_LENGTH = 100;

function nameIn(request: FastifyRequest, header: string): string | undefined {
  const value = request.headers[header];
  const text = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, MAX_NAME_LENGTH);
  return text === "" ? undefined : text;
}

/**
 * What the connection says of the producer: the address that it calls from (behind a trusted proxy
 * the one that the proxy names, if it is one), and what it says of itself in headers.
 */
export function connectionOf(
  request: FastifyRequest,
): Pick<Producer, "ip" | "sdk" | "service" | "environment"> {
  const peer = request.socket.remoteAddress ?? "";
  return {
    ip: canonicalIp(request.ip) ?? canonicalIp(peer) ?? undefined,
    sdk: nameIn(request, "x-audit-sdk"),
    service: nameIn(request, "x-audit-service"),
    environment: nameIn(request, "x-audit-environment"),
  };
}
