const ASCII_ESCAPE = /%[0-7][0-9a-f]/gi;

/**
 * A text without its percent-encoding (RFC 3986). Where that is broken, as in a text that was cut,
 * only the escapes of ASCII are resolved.
 */
export function percentDecoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(ASCII_ESCAPE, (escaped) =>
      String.fromCharCode(Number.parseInt(escaped.slice(1), 16)),
    );
  }
}

/** A text percent-encoded, but for the parts that stand for secrets; as it is if that cannot be. */
export function percentEncoded(text: string, mask: string): string {
  try {
    return text.split(mask).map(encodeURIComponent).join(mask);
  } catch {
    return text;
  }
}
