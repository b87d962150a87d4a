import { MASK, SpanMasker } from "../mask.js";
import { isMixedByChance, isTokenLike, isUuid, mayBeToken } from "./token-like.js";

/** An authority is not longer than this; what is longer is no address. */
const LONGEST_AUTHORITY = 1_024;
const AUTHORITY_END = /[/?#\s"'<>`\\]/g;
const PORT = /^\d*$/;

/** A URL's or path's end in the text around it. */
const PATH_END = /[?#\s"'<>`]/g;

/** After these a path part is almost always a token, even a UUID or a short one. */
const TOKEN_PLACES =
  /^(?:reset|reset-?password|password-?reset|forgot-?password|magic|magic-?link|login-?link|one-?time|activate|activation|verify-?email|email-?verification|token)$/i;
/** After these it may be one, when it looks like it. */
const POSSIBLE_PLACES =
  /^(?:confirm|confirmation|verify|verification|invite|invitation|invites|invitations|unsubscribe|share|shared|join|callback|oauth|s)$/i;
const SHORT_TOKEN = /^(?=.*\d)[A-Za-z0-9_~-]{8,}=*$/;

function indexOfAny(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Where a password stands in `user:password@`, from an authority's start to its end. */
function maskUserinfo(masker: SpanMasker, text: string, start: number, authorityEnd: number): void {
  const near = text.slice(start, start + LONGEST_AUTHORITY);
  const at = near.slice(0, authorityEnd - start).lastIndexOf("@");
  const colon = near.indexOf(":");
  if (at >= 0) {
    if (colon >= 0 && colon < at) masker.mask(start + colon + 1, start + at);
    else if (mayBeToken(near.slice(0, at))) masker.mask(start, start + at);
    return;
  }
  // A password with a bare slash: `redis://:pa/ss@host`. A port before the slash is none.
  if (colon < 0 || start + colon > authorityEnd) return;
  if (PORT.test(text.slice(start + colon + 1, authorityEnd)) || text[authorityEnd] !== "/") return;
  const later = /^[^\s"'<>`]*@/.exec(near);
  if (later) masker.mask(start + colon + 1, start + later[0].length - 1);
}

function isTokenPart(part: string, before: string): boolean {
  if (part.length < 8 || part === MASK) return false;
  if (TOKEN_PLACES.test(before)) return isUuid(part) || SHORT_TOKEN.test(part);
  if (isUuid(part)) return false;
  return isTokenLike(part) || (POSSIBLE_PLACES.test(before) && mayBeToken(part));
}

/** Base64 has slashes too; its parts are mixed by chance from the first on. */
function isBase64(parts: readonly string[], run: string): boolean {
  const [first = ""] = parts;
  if (run.includes("+") || run.endsWith("=")) return true;
  return parts.length > 1 && first.length >= 12 && isMixedByChance(first);
}

/** Masks parts of the path that begins at `start`; gives its end. */
function maskPathParts(masker: SpanMasker, text: string, start: number, ofUrl: boolean): number {
  const end = indexOfAny(PATH_END, text, start);
  const run = text.slice(start, end);
  const parts = run.split("/");
  if (!ofUrl && isBase64(parts, run)) return end;
  let before = "";
  let partStart = start;
  for (const part of parts) {
    if (isTokenPart(part, before)) masker.mask(partStart, partStart + part.length);
    before = part;
    partStart += part.length + 1;
  }
  return end;
}

/** Where an authority begins, or a path that stands for itself; never at a line of base64. */
const URL_START = /:\/\/|(?<![^ \t"'=(<])\/(?!\/)/g;

/**
 * Masks passwords in the userinfo of URLs and path parts that look like tokens, wherever URLs and
 * paths stand in a text. Query strings are read as assignments.
 */
export function maskUrls(text: string): string {
  const masker = new SpanMasker(text);
  URL_START.lastIndex = 0;
  for (let match = URL_START.exec(text); match; match = URL_START.exec(text)) {
    const start = URL_START.lastIndex;
    const ofUrl = match[0] === "://";
    const authorityEnd = ofUrl ? indexOfAny(AUTHORITY_END, text, start) : start - 1;
    if (ofUrl) maskUserinfo(masker, text, start, authorityEnd);
    if (text[authorityEnd] !== "/") continue;
    URL_START.lastIndex = maskPathParts(masker, text, authorityEnd + 1, ofUrl);
  }
  return masker.result();
}
