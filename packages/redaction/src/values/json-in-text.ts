import { type Container, isContainer } from "./frame.js";

const OPENING_BRACKET = /^\s*[{[]/;
const isLetterOrDigit = (code: number) => code >= 48 && code <= 122 && code !== 91;

/** Whether a text begins like a JSON object or array; false for an empty one. */
export const mayBeJson = (text: string): boolean =>
  !isLetterOrDigit(text.charCodeAt(0)) && OPENING_BRACKET.test(text);

/** A text that is a JSON object or array as a whole; undefined for every other text. */
export function parsedJson(text: string): Container | undefined {
  if (!mayBeJson(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isContainer(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
