/** Where to go after a sign-in when no page asked for one. */
const START = "/";

/**
 * The address to return to after a sign-in, if it is one of ours: a path, never another host, a
 * scheme, or the sign-in page itself. Otherwise a link could send people on to a look-alike.
 */
export function returnAddress(asked: string | undefined, origin: string): string {
  if (!asked?.startsWith("/")) return START;
  if (!URL.canParse(asked, origin)) return START;
  const url = new URL(asked, origin);
  if (url.origin !== origin || url.pathname === "/sign-in") return START;
  return `${url.pathname}${url.search}${url.hash}`;
}
