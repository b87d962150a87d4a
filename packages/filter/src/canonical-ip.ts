import { isIpv4, parseIpv6 } from "./address.js";

/** Longer than any address with brackets, zone and port that a header could hold. */
const LONGEST_TEXT = 128;

/** `[address]` or `[address]:port`. */
const BRACKETED = /^\[([^\]]*)\](?::(\d{1,5}))?$/;
/** `a.b.c.d:port`; an IPv6 address without brackets leaves no place for a port. */
const IPV4_WITH_PORT = /^([\d.]+):(\d{1,5})$/;
const ZONE = /%.*$/s;

const isPort = (digits: string | undefined) => digits === undefined || Number(digits) <= 65_535;

/** Addresses come again and again: remembered up to this many, then forgotten together. */
const REMEMBERED_ADDRESSES = 4_096;
const remembered = new Map<string, string>();

function canonicalIpv6(text: string): string | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const address = parseIpv6(text.replace(ZONE, ""));
  if (!address) return null;
  const canonical = address.isIPv4MappedAddress()
    ? address.toIPv4Address().toString()
    : address.toRFC5952String();
  if (remembered.size === REMEMBERED_ADDRESSES) remembered.clear();
  remembered.set(text, canonical);
  return canonical;
}

/**
 * The one way to write an address: IPv4 in dotted decimal, IPv6 as RFC 5952 has it, IPv4-mapped
 * IPv6 as the IPv4 address that it is. Takes off white space, quotes, brackets, zone and port
 * where they can mean nothing else. Null when the text is no address; never throws.
 */
export function canonicalIp(text: string): string | null {
  if (isIpv4(text)) return text;
  if (text.length > LONGEST_TEXT) return null;
  const bare = text.trim().replace(/^"(.*)"$/s, "$1");
  if (isIpv4(bare)) return bare;

  const bracketed = BRACKETED.exec(bare);
  if (bracketed) return isPort(bracketed[2]) ? canonicalIpv6(bracketed[1] ?? "") : null;

  const [, address = "", port] = IPV4_WITH_PORT.exec(bare) ?? [];
  if (isIpv4(address)) return isPort(port) ? address : null;
  return canonicalIpv6(bare);
}
