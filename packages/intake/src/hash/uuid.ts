import { hash } from "node:crypto";

/**
 * A UUID of version 8 (RFC 9562) made of SHA-256 over the parts: the same parts, the same UUID.
 * Lengths stand between the parts, so that no two lists of parts run into the same text.
 */
export function uuidFrom(parts: readonly string[]): string {
  const hex = hash("sha256", parts.map((part) => `${part.length}:${part}`).join(""), "hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
