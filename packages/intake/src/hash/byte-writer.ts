import { isWellFormed } from "../body/well-formed.js";

const START_BYTES = 16_384;
const BYTES_PER_CHARACTER = 3;
/** Longer texts are written faster by Node than character by character. */
const LONG_TEXT = 32;
/** Counts from here on take four bytes more. */
const LARGE_COUNT = 255;

/** Memory beyond this is given back after the event that needed it. */
const KEPT_BYTES = 1_048_576;

/**
 * Bytes that are written one after another, after a beginning that stays the same, into memory
 * that is used again for the next event. Texts are written in UTF-8 after their kind and length:
 * nothing has to be escaped, and different texts never run into the same bytes.
 */
export class ByteWriter {
  readonly #beginning: Uint8Array;
  #bytes: Buffer;
  #end: number;
  #isWellFormed = true;

  constructor(beginning: Uint8Array) {
    this.#beginning = beginning;
    this.#bytes = this.#memory();
    this.#end = beginning.length;
  }

  #memory(): Buffer {
    const memory = Buffer.allocUnsafeSlow(START_BYTES);
    memory.set(this.#beginning);
    return memory;
  }

  /** Forgets all but the beginning. */
  restart(): void {
    if (this.#bytes.length > KEPT_BYTES) this.#bytes = this.#memory();
    this.#end = this.#beginning.length;
    this.#isWellFormed = true;
  }

  /** The beginning and what was written since `restart`; valid until the next write. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  /** Whether no text had half a surrogate pair, which UTF-8 cannot write. */
  get isWellFormed(): boolean {
    return this.#isWellFormed;
  }

  #reserve(count: number): void {
    const needed = this.#end + count;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }

  /** One byte that says what follows, and a number below 2³². */
  mark(kind: number, count: number): void {
    this.#reserve(6);
    const bytes = this.#bytes;
    const end = this.#end;
    bytes[end] = kind;
    if (count < LARGE_COUNT) {
      bytes[end + 1] = count;
      this.#end = end + 2;
    } else {
      bytes[end + 1] = LARGE_COUNT;
      this.#end = bytes.writeUInt32LE(count, end + 2);
    }
  }

  /** A text after its kind and its length. */
  text(kind: number, text: string): void {
    const { length } = text;
    this.mark(kind, length);
    this.#reserve(length * BYTES_PER_CHARACTER);
    if (length > LONG_TEXT || !this.#writeAscii(text)) this.#writeUtf8(text);
  }

  /** What another writer has written, and whether its texts were well formed. */
  append(written: Uint8Array, isWellFormed: boolean): void {
    this.#reserve(written.length);
    this.#bytes.set(written, this.#end);
    this.#end += written.length;
    if (!isWellFormed) this.#isWellFormed = false;
  }

  #writeAscii(text: string): boolean {
    const bytes = this.#bytes;
    const end = this.#end;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return false;
      bytes[end + index] = code;
    }
    this.#end = end + text.length;
    return true;
  }

  #writeUtf8(text: string): void {
    const count = this.#bytes.write(text, this.#end, "utf8");
    this.#end += count;
    // One byte a character: the text is ASCII.
    if (count > text.length && !isWellFormed(text)) this.#isWellFormed = false;
  }
}
