const BEARER = /^Bearer +(\S+) *$/i;

/** The key in an `Authorization` header, or null when the header brings none (RFC 6750, 2.1). */
export function bearerKeyOf(authorization: string | undefined): string | null {
  return BEARER.exec(authorization ?? "")?.[1] ?? null;
}
