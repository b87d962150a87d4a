/** What stands where a secret was. */
export const MASK = "[REDACTED]";

/** Collects the spans of a text that are to be masked, from left to right, and writes the text anew. */
export class SpanMasker {
  readonly #text: string;
  #written = "";
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Masks from `start` to `end` (not included), unless just a mask or nothing stands there. What lies
   * before the end of an earlier mask is masked already.
   */
  mask(start: number, end: number): void {
    const from = Math.max(start, this.#end);
    if (from >= end) return;
    if (end - from <= MASK.length && this.#text.startsWith(MASK, from)) return;
    this.#written += this.#text.slice(this.#end, from) + MASK;
    this.#end = end;
  }

  /** The text with its masks; the very same text when nothing was masked. */
  result(): string {
    return this.#end === 0 ? this.#text : this.#written + this.#text.slice(this.#end);
  }
}
