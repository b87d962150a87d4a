import ipaddr from "ipaddr.js";

/** Dotted decimal, nothing else: other notations (octal, hex, `10.1`) mean different hosts to different programs. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^(?=.*:)([0-9a-f:]+?)(\d{1,3}(?:\.\d{1,3}){3})?$/i;

/** The longest text of an IPv6 address, with an IPv4 tail: `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255`. */
const LONGEST_ADDRESS = 45;

/** Whether a text is an IPv4 address in dotted decimal without leading zeros. */
export function isIpv4(text: string): boolean {
  return text.length <= 15 && IPV4.test(text);
}

/** The four bytes of a text that `isIpv4` accepts. */
export function ipv4Octets(text: string): number[] {
  return text.split(".").map(Number);
}

/** `1.2.3.4` at the end of an IPv6 address as its two groups, `102:304`. */
function ipv4Groups(text: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4Octets(text);
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

/**
 * Reads an IPv6 address without brackets, zone or port; null when the text is none. IPv4-mapped
 * addresses are read as IPv6 here.
 */
export function parseIpv6(text: string): ipaddr.IPv6 | null {
  if (text.length > LONGEST_ADDRESS) return null;
  const parts = IPV6.exec(text);
  if (!parts) return null;
  const [, groups = "", tail] = parts;
  if (tail !== undefined && !isIpv4(tail)) return null;
  try {
    return ipaddr.IPv6.parse(tail === undefined ? groups : groups + ipv4Groups(tail));
  } catch {
    return null;
  }
}
