import { createHmac } from "node:crypto";
import { configure } from "safe-stable-stringify";

/** Beyond any real event; what lies deeper does not tell two events apart. */
const canonicalText = configure({ maximumDepth: 100, deterministic: true });

/**
 * The HMAC-SHA-256 of an event as it was sent, its first 128 bits as hex: the same for the same
 * content in whatever order its keys came. Keyed, so that nobody can guess at content by it.
 */
export function inputHash(secret: string, raw: unknown): string {
  return createHmac("sha256", secret)
    .update(canonicalText(raw) ?? "")
    .digest("hex")
    .slice(0, 32);
}
