import { ipv4Octets, isIpv4, parseIpv6 } from "./address.js";

/**
 * The 16 bytes by which addresses sort and ranges are searched: IPv6 as it is, IPv4 as
 * IPv4-mapped IPv6 (`::ffff:a.b.c.d`, RFC 4291 section 2.5.5.2), so that both live in one order.
 *
 * Takes plain addresses only; null for every other text. Use `canonicalIp` first on what comes
 * from outside.
 */
export function ipToBytes(text: string): Uint8Array | null {
  if (isIpv4(text)) {
    const bytes = new Uint8Array(16);
    bytes[10] = 0xff;
    bytes[11] = 0xff;
    bytes.set(ipv4Octets(text), 12);
    return bytes;
  }
  const address = parseIpv6(text);
  return address && Uint8Array.from(address.toByteArray());
}
