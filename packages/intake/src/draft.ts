import { type RedactionRules, redact } from "@audit/redaction";
import { EVENT_LIMITS } from "@audit/types";
import { cutText } from "./body/cut.js";
import { isDeeperThan } from "./body/depth.js";
import { wellFormed } from "./body/well-formed.js";
import { isRecord, type JsonRecord, setOwn } from "./record.js";

/** By what an event is read, besides what goes for everyone's. */
export interface DraftOptions {
  /** Whether it may be on a resource of the log's own. */
  readonly isOwn: boolean;
  /** What its organization decided. */
  readonly rules?:
    | { readonly redaction?: RedactionRules | undefined; readonly truncatesIps: boolean }
    | undefined;
}

/** Characters of one warning and of one redacted path at most. */
const LONGEST_LINE = 256;

/**
 * What is noted while an event is read: the warnings, the paths that were redacted, and what has
 * no place in an event and goes under its metadata.
 */
export class Draft {
  #levels: number;
  readonly #warnings: string[] = [];
  #furtherWarnings = 0;
  readonly #redacted: string[] = [];
  #kept: JsonRecord | undefined;

  readonly #rules: RedactionRules | undefined;
  /** Whether the event may be on a resource of the log's own. */
  readonly isOwn: boolean;
  /** Whether addresses of clients lose their last part. */
  readonly truncatesIps: boolean;

  /** `sentLevels`: how deep lists and records are nested in the event as it was sent. */
  constructor(sentLevels: number, { isOwn, rules }: DraftOptions) {
    this.#levels = sentLevels;
    this.#rules = rules?.redaction;
    this.isOwn = isOwn;
    this.truncatesIps = rules?.truncatesIps ?? false;
  }

  /** Whether lists or records lie deeper than `levels` in a part of the event. */
  isDeeperThan(levels: number, part: unknown): boolean {
    // No part is nested deeper than its whole.
    return this.#levels > levels && isDeeperThan(levels, part);
  }

  /** Notes that something is not as it was sent: where, and what was done. */
  warn(path: string, what: string): void {
    if (this.#warnings.length === EVENT_LIMITS.warnings) {
      this.#furtherWarnings += 1;
      return;
    }
    // The path may hold keys that the producer made up.
    const { value } = redact(path, { rules: this.#rules });
    this.#warnings.push(cutText(`${String(value)}: ${what}`, LONGEST_LINE));
  }

  /** Keeps what cannot stand where it was sent under the metadata, by its path. */
  keep(path: string, value: unknown, why: string): void {
    this.#kept ??= {};
    setOwn(this.#kept, path, value);
    // The metadata may come to be deeper than the event was, by an `id` that is no content say.
    this.#levels = Number.POSITIVE_INFINITY;
    this.warn(path, `${why}, kept under metadata`);
  }

  /** Whether the organization has rules of its own, so that nothing is known of a text beforehand. */
  get hasRules(): boolean {
    return this.#rules !== undefined;
  }

  /** Masks the secrets in a value and notes where they were. */
  redact(path: string, value: unknown): unknown {
    const redacted = redact(value, { path, rules: this.#rules });
    for (const masked of redacted.paths) {
      if (this.#redacted.length === EVENT_LIMITS.redacted) break;
      // Keys in JSON in a text may hold what the text as a whole does not.
      this.#redacted.push(wellFormed(cutText(masked, LONGEST_LINE)));
    }
    return redacted.value;
  }

  /** The event's own metadata together with what was kept; the producer's keys come first. */
  metadata(own: unknown): JsonRecord | undefined {
    if (this.#kept === undefined) return isRecord(own) ? own : undefined;
    const all: JsonRecord = isRecord(own) ? { ...own } : {};
    for (const [path, value] of Object.entries(this.#kept)) {
      let key = path;
      for (let count = 2; Object.hasOwn(all, key); count += 1) key = `${path} (${count})`;
      setOwn(all, key, value);
    }
    return all;
  }

  get warnings(): readonly string[] {
    if (this.#furtherWarnings === 0) return this.#warnings;
    const last = `and ${this.#furtherWarnings + 1} more warnings`;
    return [...this.#warnings.slice(0, EVENT_LIMITS.warnings - 1), last];
  }

  get redacted(): readonly string[] {
    return this.#redacted;
  }
}
