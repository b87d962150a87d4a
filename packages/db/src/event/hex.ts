const NOT_HEX = -1;
const DASH = "-".charCodeAt(0);

/** The value of each ASCII character as a hexadecimal digit. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? NOT_HEX : value;
});

/**
 * Writes the bytes that `text` spells in hexadecimal digits to `target`, from `start` up to `end`.
 * Dashes are passed over. False when it is not exactly so many bytes, or no hexadecimal at all.
 *
 * Four times as fast as `Buffer.from(text, "hex")`, which also stops silently at a wrong digit;
 * an event needs it four times.
 */
export function writeHex(target: Uint8Array, start: number, end: number, text: string): boolean {
  let at = start;
  let high = NOT_HEX;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DASH) continue;
    const value = VALUES[code] ?? NOT_HEX;
    if (value === NOT_HEX || at === end) return false;
    if (high === NOT_HEX) {
      high = value;
    } else {
      target[at] = high * 16 + value;
      at += 1;
      high = NOT_HEX;
    }
  }
  return at === end && high === NOT_HEX;
}
