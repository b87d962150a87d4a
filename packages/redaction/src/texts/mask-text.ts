import { MASK } from "../mask.js";
import { maskAccessKeys } from "./access-keys.js";
import { maskAssignments } from "./assignments.js";
import { maskCredentials } from "./credentials.js";
import { maskCurlUsers } from "./curl-users.js";
import { maskFormParts } from "./forms.js";
import { maskOptions } from "./options.js";
import { percentDecoded, percentEncoded } from "./percent-encoding.js";
import { maskPrivateKeys } from "./private-keys.js";
import { maskTokens } from "./tokens.js";
import { TRAITS, traitsOf } from "./traits.js";
import { maskUrls } from "./urls.js";
import { maskBotTokens, maskWebhooks } from "./webhooks.js";

/** Shorter texts hold nothing that could be told from a word. */
const SHORTEST = 7;

const ENCODED = /%(?:3[ad]|2[2f5]|[57]b)/i;
const ENCODED_PART = /[^\s&?#="'<>`]+/g;
/** A URL in a URL in a URL; what is encoded more often is left as it is. */
const DEEPEST_ENCODING = 3;

/** Texts inside a text, percent-encoded: a URL as a parameter of another, JSON in a query string. */
function maskEncodedParts(text: string, depth: number): string {
  if (!ENCODED.test(text)) return text;
  return text.replace(ENCODED_PART, (part) => {
    if (!ENCODED.test(part)) return part;
    const decoded = percentDecoded(part);
    const masked = maskText(decoded, depth + 1);
    return masked === decoded ? part : percentEncoded(masked, MASK);
  });
}

/**
 * Masks the secrets in a text that is not JSON as a whole: known tokens, private keys,
 * credentials, passwords in URLs, and values assigned to secret names. Gives the very same text
 * when there are none. Its time grows with the text's length, whatever the text.
 */
export function maskText(text: string, depth = 0): string {
  if (text.length < SHORTEST) return text;
  const traits = traitsOf(text);
  let masked = text;
  if (traits & TRAITS.dash) masked = maskPrivateKeys(masked);
  if (traits & TRAITS.longRun) masked = maskTokens(maskAccessKeys(masked));
  if (traits & TRAITS.longRun && traits & TRAITS.separator) masked = maskBotTokens(masked);
  if (traits & TRAITS.slash) masked = maskUrls(maskWebhooks(masked));
  if (traits & TRAITS.separator) masked = maskAssignments(masked);
  if (traits & TRAITS.separator && traits & TRAITS.blank) masked = maskFormParts(masked);
  if (traits & (TRAITS.blank | TRAITS.percent)) masked = maskCredentials(masked);
  if (traits & TRAITS.dash && traits & TRAITS.blank) masked = maskCurlUsers(maskOptions(masked));
  return traits & TRAITS.percent && depth < DEEPEST_ENCODING
    ? maskEncodedParts(masked, depth)
    : masked;
}
