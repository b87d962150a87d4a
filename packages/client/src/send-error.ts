import type { EventInput, RecordAnswer } from "@audit/types";

export interface SendErrorDetails {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly recorded: RecordAnswer;
  readonly unsent: readonly EventInput[];
  readonly cause?: unknown;
}

/**
 * Events that ingest did not take: it refused the request (wrong key, say), or did not answer
 * before the deadline. Nothing is lost as long as `unsent` is sent again: it has the ids of this
 * try, so what ingest did take after all is recognised.
 */
export class SendError extends Error {
  /** HTTP status of the last answer; undefined when there was none. */
  readonly status: number | undefined;
  /** Ingest's own error code, such as `unauthenticated`, when it gave one. */
  readonly code: string | undefined;
  /** What was recorded before, by the places of the events in the call. */
  readonly recorded: RecordAnswer;
  readonly unsent: readonly EventInput[];

  constructor(message: string, details: SendErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "SendError";
    this.status = details.status;
    this.code = details.code;
    this.recorded = details.recorded;
    this.unsent = details.unsent;
  }
}
