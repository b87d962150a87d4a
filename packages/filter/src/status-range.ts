/** HTTP statuses from `min` to `max`, both included. */
export interface StatusRange {
  readonly min: number;
  readonly max: number;
}

const NOTATION = /^([1-5])(?:xx|(\d\d)(?:-([1-5]\d\d))?)$/i;

/**
 * Reads a status as a filter writes it: `404`, `4xx`, `400-499` (in either order). Null when the
 * text is none of these; never throws.
 */
export function statusRange(text: string): StatusRange | null {
  const parts = NOTATION.exec(text);
  if (!parts) return null;
  const [, hundreds = "", rest, second] = parts;
  if (rest === undefined) {
    const min = Number(hundreds) * 100;
    return { min, max: min + 99 };
  }
  const one = Number(hundreds + rest);
  const other = second === undefined ? one : Number(second);
  return { min: Math.min(one, other), max: Math.max(one, other) };
}
