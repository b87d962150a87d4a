import { SpanMasker } from "../mask.js";
import {
  ALPHANUMERIC,
  DOTTED_TOKEN_CHARACTERS,
  isIn,
  runEnd,
  TOKEN_CHARACTERS,
} from "./characters.js";
import { TOKEN_SHAPES, type TokenShape } from "./token-shapes.js";

/** So many characters after a prefix are looked at to decide, so that a scan stays linear. */
const DECISIVE_CHARACTERS = 64;

/** A JSON object in base64url begins so: header and claims of a JWT (RFC 7519). */
const JWT_PREFIX = "eyJ";

const shapeByPrefix = new Map(
  TOKEN_SHAPES.flatMap((shape) => shape.prefixes.map((prefix) => [prefix, shape] as const)),
);

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where a known token may begin; sorted, as V8 then tests common beginnings once. */
const PREFIX = new RegExp(
  [JWT_PREFIX, ...shapeByPrefix.keys()].map(literally).sort().reverse().join("|"),
  "g",
);

/** The end of the token that goes on after its prefix, or undefined when what follows is none. */
function tokenEnd(shape: TokenShape, text: string, start: number): number | undefined {
  const near = runEnd(shape.characters, text, start, DECISIVE_CHARACTERS);
  if (near - start < shape.min) return undefined;
  if (shape.max !== undefined && near - start > shape.max) return undefined;
  if (shape.isLike && !shape.isLike(text.slice(start, near))) return undefined;
  return runEnd(shape.characters, text, near);
}

/** The end of the JWT that begins here, or of what began like one. */
function jwtEnd(text: string, start: number): { end: number; isToken: boolean } {
  const headerEnd = runEnd(TOKEN_CHARACTERS, text, start);
  if (headerEnd - start < 10 || text[headerEnd] !== ".") return { end: headerEnd, isToken: false };
  const claimsEnd = runEnd(TOKEN_CHARACTERS, text, headerEnd + 1);
  const isToken = claimsEnd - headerEnd > 8 && text[claimsEnd] === ".";
  return { end: isToken ? runEnd(DOTTED_TOKEN_CHARACTERS, text, claimsEnd) : headerEnd, isToken };
}

/**
 * Masks the tokens that are known by their beginning, and JWTs. A prefix counts only where a word
 * begins: `task-…` holds no `sk-…`.
 */
export function maskTokens(text: string): string {
  const masker = new SpanMasker(text);
  PREFIX.lastIndex = 0;
  for (let match = PREFIX.exec(text); match; match = PREFIX.exec(text)) {
    const [prefix] = match;
    const start = match.index;
    if (isIn(ALPHANUMERIC, text, start - 1)) continue;
    const shape = shapeByPrefix.get(prefix);
    if (shape) {
      const prefixEnd = start + prefix.length;
      const end = tokenEnd(shape, text, prefixEnd);
      if (end === undefined) continue;
      masker.mask(shape.keepsPrefix ? prefixEnd : start, end);
      PREFIX.lastIndex = end;
    } else {
      const { end, isToken } = jwtEnd(text, start);
      if (isToken) masker.mask(start, end);
      PREFIX.lastIndex = end;
    }
  }
  return masker.result();
}
