import { SpanMasker } from "../mask.js";
import { PATH_CHARACTERS, runEnd } from "./characters.js";
import { percentDecoded } from "./percent-encoding.js";
import { isMixedByChance, isTokenLike, isUuid, mayBeToken } from "./token-like.js";

/** An authority is not longer than this; what is longer is no address. */
const LONGEST_AUTHORITY = 1_024;
const AUTHORITY_END = /[/?#\s"'<>`\\]/g;
const PORT = /^\d*$/;

/** After these a path part is almost always a token, even a UUID or a short one. Without dashes. */
const TOKEN_PLACES = new Set(
  `reset resetpassword passwordreset forgotpassword magic magiclink loginlink onetime activate
  activation verifyemail emailverification token`.split(/\s+/),
);
/** After these it may be one, when it looks like it. */
const POSSIBLE_PLACES = new Set(
  `confirm confirmation verify verification invite invitation invites invitations unsubscribe share
  shared join callback oauth s`.split(/\s+/),
);
const LONGEST_PLACE = 24;
const SHORTEST_PART = 8;
/** No token without a digit is shorter. */
const SHORTEST_WITHOUT_DIGIT = 16;
const DIGIT = /\d/;
const SHORT_TOKEN = /^(?=.*\d)[A-Za-z0-9_~-]{8,}=*$/;

function indexOfAny(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Letters, digits and marks that names of users do not have; `${USER}` stands for one. */
const MARKED_PASSWORD = /^(?=.*\d)(?=.*[A-Za-z])(?=.*[!^&*|]|.+\$)[^{}]{8,}$/;

/** Some take a token for the user's name: `https://TOKEN:x-oauth-basic@github.com`. */
function isSecretUser(user: string, isAlone: boolean): boolean {
  return mayBeToken(user) || (isAlone && MARKED_PASSWORD.test(percentDecoded(user)));
}

/** Where a password stands in `user:password@`, from an authority's start to its end. */
function maskUserinfo(masker: SpanMasker, text: string, start: number, authorityEnd: number): void {
  const near = text.slice(start, start + LONGEST_AUTHORITY);
  const at = near.slice(0, authorityEnd - start).lastIndexOf("@");
  const colon = near.indexOf(":");
  if (at >= 0) {
    const hasPassword = colon >= 0 && colon < at;
    const userEnd = hasPassword ? colon : at;
    const user = near.slice(0, userEnd);
    if (isSecretUser(user, !hasPassword)) masker.mask(start, start + userEnd);
    if (hasPassword) masker.mask(start + colon + 1, start + at);
    return;
  }
  // A password with a bare slash: `redis://:pa/ss@host`. A port before the slash is none.
  if (colon < 0 || start + colon > authorityEnd) return;
  if (PORT.test(text.slice(start + colon + 1, authorityEnd)) || text[authorityEnd] !== "/") return;
  const later = /^[^\s"'<>`]*@/.exec(near);
  if (later) masker.mask(start + colon + 1, start + later[0].length - 1);
}

function isTokenPart(part: string, before: string): boolean {
  if (part.length < SHORTEST_WITHOUT_DIGIT && !DIGIT.test(part)) return false;
  const place = before.length > LONGEST_PLACE ? "" : before.toLowerCase().replaceAll("-", "");
  if (TOKEN_PLACES.has(place)) return isUuid(part) || SHORT_TOKEN.test(part);
  if (isUuid(part)) return false;
  return isTokenLike(part) || (POSSIBLE_PLACES.has(place) && mayBeToken(part));
}

/** Base64 has slashes too; its parts are mixed by chance from the first on. */
function isBase64(run: string): boolean {
  if (run.includes("+") || run.endsWith("=")) return true;
  const first = run.slice(0, run.indexOf("/"));
  return first.length >= 12 && first.length < run.length && isMixedByChance(first);
}

/** Masks parts of the path that begins at `start`; gives its end. */
function maskPathParts(masker: SpanMasker, text: string, start: number, ofUrl: boolean): number {
  const end = runEnd(PATH_CHARACTERS, text, start);
  let beforeStart = start;
  let partStart = start;
  let isPath: boolean | undefined = ofUrl ? true : undefined;
  while (partStart < end && isPath !== false) {
    const slash = text.indexOf("/", partStart);
    const partEnd = slash < 0 || slash > end ? end : slash;
    if (partEnd - partStart >= SHORTEST_PART) {
      const before = text.slice(beforeStart, Math.max(beforeStart, partStart - 1));
      if (isTokenPart(text.slice(partStart, partEnd), before)) {
        isPath ??= !isBase64(text.slice(start, end));
        if (isPath) masker.mask(partStart, partEnd);
      }
    }
    beforeStart = partStart;
    partStart = partEnd + 1;
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
