import { hash } from "node:crypto";
import { ByteWriter } from "./byte-writer.js";
import { KeyOrders } from "./key-orders.js";
import { writeCanonical } from "./write-canonical.js";

/** What the canonical bytes of an event as it was sent tell of it. */
export interface Fingerprint {
  /** HMAC-SHA-256 of them, the first 128 bits in hex: by chance no two contents agree in it. */
  readonly hash: string;
  readonly bytes: number;
  /** Whether all its texts can be written in UTF-8. */
  readonly isWellFormed: boolean;
  /** Of lists and records within each other, the event itself included. */
  readonly levels: number;
}

const HEX_DIGITS = 32;
/** SHA-256 reads blocks of 64 bytes, and HMAC (RFC 2104) puts one of the key before each text. */
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

function keyBlock(secret: string, pad: number): Uint8Array {
  const given = Buffer.from(secret, "utf8");
  const key = given.length > BLOCK_BYTES ? Buffer.from(hash("sha256", given, "hex"), "hex") : given;
  return Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ pad);
}

/**
 * Makes the function that takes an event's fingerprint: it tells an honest retry from other
 * content under the same id. The order of keys and the key `except` of the root do not count.
 *
 * HMAC is put together from two one-shot hashes over bytes that lie there anyway; Node's
 * `createHmac` takes longer to set up than to hash an event.
 */
export function createFingerprint(secret: string, except: string): (raw: unknown) => Fingerprint {
  const orders = new KeyOrders(except);
  const inner = new ByteWriter(keyBlock(secret, 0x36));
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  outer.set(keyBlock(secret, 0x5c));

  return (raw) => {
    inner.restart();
    const levels = writeCanonical(inner, raw, orders);
    const { written, isWellFormed } = inner;
    // Bytes as characters: Node writes and reads these faster than hex or a buffer of its own.
    outer.write(hash("sha256", written, "binary"), BLOCK_BYTES, "binary");
    return {
      hash: hash("sha256", outer, "hex").slice(0, HEX_DIGITS),
      bytes: written.length - BLOCK_BYTES,
      isWellFormed,
      levels,
    };
  };
}
