/** What a query string holds: texts, and lists of texts for names that occur more than once. */
export type QueryParameters = Record<string, string | string[]>;

/**
 * Reads a query string without guessing types: `404` and `true` stay text, and what they mean is
 * the page's own schema to say. Later occurrences of a name make a list.
 */
export function parseQueryString(text: string): QueryParameters {
  const parameters: QueryParameters = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const earlier = parameters[name];
    if (earlier === undefined) parameters[name] = value;
    else parameters[name] = [...(Array.isArray(earlier) ? earlier : [earlier]), value];
  }
  return parameters;
}

/** Characters that a query may hold as they are (RFC 3986, 3.4) and that addresses read better with. */
const READABLE: Readonly<Record<string, string>> = {
  "%3A": ":",
  "%2C": ",",
  "%40": "@",
  "%2F": "/",
};

function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2C|40|2F)/g, (code) => READABLE[code] ?? code);
}

/** The inverse of `parseQueryString`, with the leading `?`; absent and empty values leave nothing. */
export function printQueryString(parameters: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => typeof item === "string" && item !== "")
      .map((item) => `${encode(name)}=${encode(String(item))}`),
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
