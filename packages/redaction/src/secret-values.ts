import { MASK } from "./mask.js";
import type { NameVerdict } from "./names/verdict.js";
import { isPublicKey } from "./texts/private-keys.js";
import { isUuid, mayBeToken } from "./texts/token-like.js";

const CODE = /^\d[\d -]{1,10}\d$/;
/** Payment cards have 13 digits to 19, the most that ISO/IEC 7812 allows; alone or in groups. */
const CARD = /^\d(?:[ -]?\d){12,18}$/;
const LONG_WITH_DIGIT = /^(?=.*\d)[\w.~+/=-]{24,}$/;
const COUNT = /^\d{1,9}$/;

/** States and methods that stand where a token could: `httpTokens: "required"`, `auth: "oauth2"`. */
const STATES = new Set(
  `active anonymous basic bearer denied digest disabled enabled expired failed false iam inactive
  invalid jwt kerberos missing mtls no none oauth oauth2 oidc off ok on optional password private
  public required revoked rotated saml success true unknown unset valid yes`.split(/\s+/),
);

const isLikelyToken = (text: string) =>
  !isUuid(text) && (mayBeToken(text) || LONG_WITH_DIGIT.test(text));

/** Whether a text of a name with this verdict is a secret. */
export function isSecretText(verdict: NameVerdict, text: string): boolean {
  if (verdict.masks === "nothing" || text === "" || text === MASK) return false;
  if (verdict.masks === "digits") return CODE.test(text);
  if (verdict.masks === "cards") return CARD.test(text);
  if (verdict.masks === "tokens") return isLikelyToken(text);
  if (verdict.masks === "texts" && text.length <= 10 && STATES.has(text.toLowerCase()))
    return false;
  if (verdict.keeps === "counts" && COUNT.test(text)) return false;
  if (verdict.keeps === "uuids" && isUuid(text)) return false;
  return !isPublicKey(text);
}

/** Counts of tokens and their times to live, up to 115 days in milliseconds, are smaller. */
const LARGE_NUMBER = 10_000_000_000;

/** Whether a number of a name with this verdict is a secret. */
export function isSecretNumber(verdict: NameVerdict, value: number): boolean {
  if (verdict.masksLargeNumbers) return Number.isInteger(value) && value >= LARGE_NUMBER;
  if (verdict.masks === "digits") return CODE.test(String(value));
  return verdict.masks === "all" || (verdict.masks === "cards" && CARD.test(String(value)));
}
