import ipaddr from "ipaddr.js";
import { ipv4Octets, isIpv4, parseIpv6 } from "./address.js";

const GROUPS = 8;
const KEPT_GROUPS = 3;

/**
 * A canonical address (`canonicalIp`) without the part that tells hosts apart: the last 8 bits of
 * IPv4 are 0, of IPv6 all but the first 48. What is left names a network, and mostly a country.
 */
export function truncatedIp(ip: string): string {
  if (isIpv4(ip)) return [...ipv4Octets(ip).slice(0, 3), 0].join(".");
  const groups = parseIpv6(ip)?.parts ?? [];
  const kept = Array.from({ length: GROUPS }, (_, index) =>
    index < KEPT_GROUPS ? (groups[index] ?? 0) : 0,
  );
  return new ipaddr.IPv6(kept).toRFC5952String();
}
