import { createHash, randomBytes } from "node:crypto";

/** 256 bits, as a link carries them. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token; with so many bits it needs neither salt nor slowness. */
export const tokenHash = (token: string): Uint8Array => createHash("sha256").update(token).digest();
