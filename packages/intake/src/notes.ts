import { EVENT_LIMITS } from "@audit/types";

/**
 * What reading an event has to say besides the event: what was changed about it, and what had no
 * place in it and is kept under `metadata.unmapped`.
 */
export class Notes {
  readonly warnings: string[] = [];
  /** By the path in the event as it was sent. */
  unmapped: Record<string, unknown> | undefined;

  warn(path: string, whatWasDone: string): void {
    if (this.warnings.length < EVENT_LIMITS.warnings) {
      this.warnings.push(`${shortPath(path)}: ${whatWasDone}`);
    }
  }

  /** Keeps a value that does not fit its place, and says so. */
  keep(path: string, value: unknown, why: string): void {
    this.unmapped ??= Object.create(null) as Record<string, unknown>;
    this.unmapped[path] = value;
    this.warn(path, `${why}; kept under metadata.unmapped`);
  }
}

const shortPath = (path: string) => (path.length <= 200 ? path : `${path.slice(0, 200)}…`);
