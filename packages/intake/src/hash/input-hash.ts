import { createHmac, hash } from "node:crypto";

/** 128 bits: by chance two contents of one id never agree in them. */
const HEX_DIGITS = 32;

/** SHA-256 reads blocks of 64 bytes, and HMAC (RFC 2104) puts one of the key before each text. */
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** Texts up to this many bytes, as almost all are, take the short way. */
const SCRATCH_BYTES = 16_384;
const BYTES_PER_CHARACTER = 3;

function keyBlock(secret: Buffer, pad: number, bytes: number): Buffer {
  const key =
    secret.length > BLOCK_BYTES ? Buffer.from(hash("sha256", secret, "hex"), "hex") : secret;
  const block = Buffer.alloc(bytes);
  for (let index = 0; index < BLOCK_BYTES; index += 1) block[index] = (key[index] ?? 0) ^ pad;
  return block;
}

/**
 * Makes the hash that tells an honest retry from other content under the same id: HMAC-SHA-256,
 * the first 32 hex digits. Each event is hashed once, and Node's `createHmac` takes longer to set
 * up than to hash a short text; two one-shot hashes give the same in two thirds of the time.
 */
export function createInputHash(secret: string): (canonical: string) => string {
  const key = Buffer.from(secret, "utf8");
  const inner = keyBlock(key, 0x36, SCRATCH_BYTES);
  const outer = keyBlock(key, 0x5c, BLOCK_BYTES + DIGEST_BYTES);

  return (canonical) => {
    if (canonical.length * BYTES_PER_CHARACTER > SCRATCH_BYTES - BLOCK_BYTES) {
      return createHmac("sha256", key).update(canonical).digest("hex").slice(0, HEX_DIGITS);
    }
    const end = BLOCK_BYTES + inner.write(canonical, BLOCK_BYTES, "utf8");
    outer.write(hash("sha256", inner.subarray(0, end), "hex"), BLOCK_BYTES, "hex");
    return hash("sha256", outer, "hex").slice(0, HEX_DIGITS);
  };
}
