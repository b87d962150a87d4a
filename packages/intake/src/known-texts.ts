/** Remembered together at most; then all are forgotten. */
const MOST_TEXTS = 1_024;

/**
 * Remembers texts that turned out to be in order, so that what comes again and again, such as an
 * action or a User-Agent, need not be examined each time. Longer texts than `longest` are not
 * remembered.
 */
export class KnownTexts {
  readonly #texts = new Set<string>();
  readonly #longest: number;

  constructor(longest: number) {
    this.#longest = longest;
  }

  has(text: string): boolean {
    return this.#texts.has(text);
  }

  add(text: string): void {
    if (text.length > this.#longest) return;
    if (this.#texts.size === MOST_TEXTS) this.#texts.clear();
    this.#texts.add(text);
  }
}
