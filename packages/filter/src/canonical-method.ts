const VERB = /^[a-z]+$/i;

/**
 * The one way to write an HTTP method: verbs in upper case, as everybody knows them, and anything
 * else as it came. Filters compare methods letter by letter.
 */
export function canonicalMethod(text: string): string {
  return VERB.test(text) ? text.toUpperCase() : text;
}
