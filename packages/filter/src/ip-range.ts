import { isIpv4 } from "./address.js";
import { ipToBytes } from "./ip-bytes.js";

/** The first and the last address of a range, both included, as `ipToBytes` writes them. */
export interface IpRange {
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

const PREFIX = /^(?:0|[1-9]\d{0,2})$/;
/** An IPv4 range is a range of the 96-bit prefix `::ffff:0:0`. */
const IPV4_PREFIX_OFFSET = 96;

/** Sets every bit from `prefix` on to zero or one. */
function fillHostBits(bytes: Uint8Array, prefix: number, bit: 0 | 1): Uint8Array {
  return bytes.map((byte, index) => {
    const hostMask = 0xff >> Math.min(8, Math.max(0, prefix - index * 8));
    return bit === 1 ? byte | hostMask : byte & ~hostMask;
  });
}

/**
 * Reads an address or a CIDR range, `192.0.2.1`, `10.0.0.0/8`, `2001:db8::/32`; host bits beyond
 * the prefix are ignored. Null when the text is neither; never throws.
 */
export function ipRange(text: string): IpRange | null {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const bytes = ipToBytes(address);
  if (!bytes) return null;
  if (slash < 0) return { first: bytes, last: bytes };

  const digits = text.slice(slash + 1);
  if (!PREFIX.test(digits)) return null;
  const prefix = Number(digits) + (isIpv4(address) ? IPV4_PREFIX_OFFSET : 0);
  if (prefix > 128) return null;
  return { first: fillHostBits(bytes, prefix, 0), last: fillHostBits(bytes, prefix, 1) };
}
