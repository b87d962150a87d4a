import { cutText, cutToJsonBytes } from "../body/cut.js";
import { jsonText } from "../body/json-text.js";
import { type JsonRecord, setOwn } from "../record.js";
import { fairShare } from "./fair-share.js";
import { jsonBytes } from "./json-bytes.js";

/** A value is not cut to less than this as long as whole ones can be left out instead. */
const LEAST_BYTES = 128;
const LONGEST_KEY = 256;
/** Quotes, colon and comma. */
const PUNCTUATION_BYTES = 6;

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly keyBytes: number;
  readonly bytes: number;
}

function entriesOf(metadata: JsonRecord): Entry[] {
  return Object.keys(metadata).map((given) => {
    const key = cutText(given, LONGEST_KEY);
    const value = metadata[given];
    return { key, value, keyBytes: jsonBytes(key) + PUNCTUATION_BYTES, bytes: jsonBytes(value) };
  });
}

function shortened(value: unknown, bytes: number): string {
  const text = typeof value === "string" ? value : jsonText(value, bytes);
  return cutToJsonBytes(text, bytes);
}

/** Metadata within a number of bytes, and how many of its keys had to be left out for it. */
export interface ShortenedMetadata {
  readonly metadata: JsonRecord;
  readonly leftOut: number;
}

/**
 * Metadata that takes at most `budget` bytes as JSON in UTF-8. Large values are cut, those that
 * are no texts as JSON text; when there are too many, the last ones are left out.
 */
export function shortenMetadata(metadata: JsonRecord, budget: number): ShortenedMetadata {
  const entries = entriesOf(metadata);
  const whole = budget - 2;
  const forKeys = entries.reduce((sum, entry) => sum + entry.keyBytes, 0);
  const sizes = entries.map((entry) => entry.bytes);
  const share = Math.max(LEAST_BYTES, fairShare(sizes, whole - forKeys));
  const result: JsonRecord = {};
  let left = whole;
  let leftOut = 0;
  for (const { key, value, keyBytes, bytes } of entries) {
    // The quotes around a cut text count too.
    const cut = bytes > share;
    const needed = keyBytes + (cut ? share : bytes);
    if (needed > left || Object.hasOwn(result, key)) leftOut += 1;
    else {
      setOwn(result, key, cut ? shortened(value, share - 2) : value);
      left -= needed;
    }
  }
  return { metadata: result, leftOut };
}
