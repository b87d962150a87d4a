import { createHmac, timingSafeEqual } from "node:crypto";

/** As better-auth names its cookies, with the prefix that the sign-in gives it. */
const SIGNED_COOKIE = /^(?:__Secure-)?audit\./;

/** As better-auth signs: HMAC-SHA-256 in base64, after a dot, the whole percent-encoded. */
const signatureOf = (value: string, secret: string) =>
  createHmac("sha256", secret).update(value).digest("base64");

function isSignatureOf(signature: string, value: string, secret: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(value, secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The value of a `Cookie` header in which what `previous` signed is signed by `current`; all else
 * stays as it is. better-auth knows a single secret for cookies: so those of the secret before
 * stay valid while it is rotated.
 */
export function resignCookies(
  header: string,
  secrets: { readonly current: string; readonly previous: string },
): string {
  const resign = (part: string) => {
    const [, name = "", text = ""] = /^\s*([^=]+)=(.*)$/.exec(part) ?? [];
    const [, value, signature = ""] = /^(.+)\.([^.]+)$/.exec(decoded(text)) ?? [];
    if (!SIGNED_COOKIE.test(name) || value === undefined) return part;
    if (!isSignatureOf(signature, value, secrets.previous)) return part;
    return `${name}=${encodeURIComponent(`${value}.${signatureOf(value, secrets.current)}`)}`;
  };
  return header.split(";").map(resign).join("; ");
}
