import { MASK, redact } from "@audit/redaction";

/** No known token is shorter, and most identifiers are. */
const SHORTEST_TOKEN = 18;
/**
 * UUIDs, digests, trace ids, numbers, and short hex after a word (`req_0c1d…`): told at once, since
 * every event brings some. Tokens in hex are longer, and twenty characters of base62 are never hex.
 */
const PLAIN = /^(?:[0-9a-f-]+|[a-z]{2,8}_[0-9a-f]{1,31})$/i;
/** What names a key and opens nothing (AWS, Twilio), and what `key-` and a hash are in most systems. */
const KEY_ID = /^(?:A[KS]IA[A-Z0-9]{16}|(?:SK|key-)[0-9a-f]{32})$/;

/**
 * Whether an identifier is as a whole a token of a known shape, such as a JWT for a session id:
 * whoever reads it could use it. An identifier that merely holds one, as a URL does, is none.
 */
export function isToken(text: string): boolean {
  if (text.length < SHORTEST_TOKEN || PLAIN.test(text) || KEY_ID.test(text)) return false;
  return redact(text.trim()).value === MASK;
}
