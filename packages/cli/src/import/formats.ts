import { readCloudTrail } from "./cloudtrail-items.js";
import type { ReadItems } from "./item.js";
import { readNdjson } from "./ndjson-items.js";

interface Format {
  readonly read: ReadItems;
  /** The names of files that a folder is searched for. */
  readonly names: RegExp;
}

export const FORMAT_NAMES = ["cloudtrail", "ndjson"] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Every format that can be imported. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  cloudtrail: { read: readCloudTrail, names: /\.(json|jsonl|ndjson)(\.gz)?$/i },
  ndjson: { read: readNdjson, names: /\.(ndjson|jsonl)(\.gz)?$/i },
};
