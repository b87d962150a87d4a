import ipaddr from "ipaddr.js";
import { ipv4Octets, isIpv4, parseIpv6 } from "./address.js";

/** What IANA has given to registries so far (IPv6 Global Unicast Address Assignments): 2000::/3. */
const isAssignedIpv6 = (address: ipaddr.IPv6) => (address.parts[0] ?? 0) >> 13 === 1;

/**
 * Whether an address can belong to somebody on the internet, so that a country can be asked for:
 * neither private, shared, loopback, link-local, multicast, documentation nor otherwise special
 * (IANA special-purpose registries; tunnels such as 6to4 and Teredo count as special).
 * An IPv4-mapped address is judged by its IPv4 part. False for what is no address; never throws.
 */
export function isPublicIp(text: string): boolean {
  if (isIpv4(text)) return new ipaddr.IPv4(ipv4Octets(text)).range() === "unicast";
  const address = parseIpv6(text);
  if (!address) return false;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().range() === "unicast";
  return isAssignedIpv6(address) && address.range() === "unicast";
}
