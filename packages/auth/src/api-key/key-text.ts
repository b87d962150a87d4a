import { randomBytes } from "node:crypto";
import type { Scope } from "@audit/types";
import { toBase62 } from "./base62.js";

/**
 * What a key is for, legible in the key itself: `w` only records events, `r` only reads, `a` also
 * administers. It is a label; what a key may do are its scopes.
 */
export type ApiKeyKind = "w" | "r" | "a";

/** 64 random bits name a key, 256 are its secret; the lengths are what they take in base 62. */
const ID = { bytes: 8, length: 11 } as const;
const SECRET = { bytes: 32, length: 43 } as const;

const KEY_TEXT = /^adt_[wra]_([0-9A-Za-z]{11})_[0-9A-Za-z]{43}$/;

const READ_SCOPES: readonly Scope[] = ["audit_logs.list", "audit_logs.export"];

export function kindOf(scopes: readonly Scope[]): ApiKeyKind {
  if (scopes.every((scope) => scope === "events:write")) return "w";
  return scopes.every((scope) => READ_SCOPES.includes(scope)) ? "r" : "a";
}

/** The public beginning of a key, such as `adt_w_3fQ8rWk02Zx`. */
export const keyPrefix = (kind: ApiKeyKind, id: string) => `adt_${kind}_${id}`;

/** A new key: `adt_<kind>_<id>_<secret>`. The text is the only place where the secret is. */
export function generateKey(kind: ApiKeyKind): { id: string; text: string } {
  const id = toBase62(randomBytes(ID.bytes), ID.length);
  const secret = toBase62(randomBytes(SECRET.bytes), SECRET.length);
  return { id, text: `${keyPrefix(kind, id)}_${secret}` };
}

/** The id in a key's text, or null when the text has not the shape of a key. */
export function keyIdOf(text: string): string | null {
  return KEY_TEXT.exec(text)?.[1] ?? null;
}
