import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * What is stored of a key: HMAC-SHA-256 of its whole text under `API_KEY_SECRET`, 32 bytes. With
 * 256 random bits in the text no slow hash is needed, and without the secret a stolen database
 * tells nothing of any key, not even whether a guess is right.
 */
export function hashKey(text: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}

/** Compares in constant time, so that the time taken says nothing of how much was right. */
export function isKeyOf(hash: Uint8Array, text: string, secret: string): boolean {
  const given = hashKey(text, secret);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
