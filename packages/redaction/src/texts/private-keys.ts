import { SpanMasker } from "../mask.js";

/** PEM (RFC 7468), OpenSSH and PGP alike; the dashes are part of the format. */
const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/g;
const END = "-----END ";
const DASHES = "-----";

/**
 * Masks private keys in PEM, with their first and last line. One without an end, as a text that
 * was cut short has it, is masked to the end of the text.
 */
export function maskPrivateKeys(text: string): string {
  if (!text.includes("-----BEGIN ")) return text;
  const masker = new SpanMasker(text);
  BEGIN.lastIndex = 0;
  for (let match = BEGIN.exec(text); match; match = BEGIN.exec(text)) {
    const footer = text.indexOf(END, BEGIN.lastIndex);
    const dashes = footer < 0 ? -1 : text.indexOf(DASHES, footer + END.length);
    const end = dashes < 0 ? text.length : dashes + DASHES.length;
    masker.mask(match.index, end);
    BEGIN.lastIndex = end;
  }
  return masker.result();
}

/** Keys and certificates that are made to be shown. */
const PUBLIC_KEY = /^\s*(?:-----BEGIN (?!.*PRIVATE)|ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)/;

/** Whether a text is a public key or a certificate, so that a name such as `sshKey` masks nothing. */
export function isPublicKey(text: string): boolean {
  return PUBLIC_KEY.test(text) && !text.includes("PRIVATE KEY");
}
