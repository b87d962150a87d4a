import type { Caller } from "@audit/auth";
import type { Resource } from "@audit/types";

/** What a change is called in the log. */
export interface ActName {
  /** A verb, such as `create`. */
  readonly action: string;
  /** One of the log's own resource types, such as `audit.api_key`. */
  readonly resourceType: `audit.${string}`;
}

/** What a change tells of itself while it is done; never a secret. */
export interface ActNotes {
  readonly resource?: { readonly id?: string; readonly name?: string };
  readonly targets?: readonly Resource[];
  /** The states of the resource, as JSON. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** What came of an act: an HTTP status, and of a failure what the caller was told. */
export interface ActResult {
  readonly status: number;
  readonly message?: string;
}

/** A change that was noted before it was done. */
export interface BegunAct {
  /** Notes its result. Never rejects: what was noted before stands then, as of unknown result. */
  readonly finish: (result: ActResult, notes: ActNotes) => Promise<void>;
  /** It was no act: the input was malformed, and nothing was tried. */
  readonly forget: () => Promise<void>;
}

/** The log's record of what is done to it and who reads it, for one request. */
export interface Trail {
  /** Throws `unavailable` while the log takes no events: what cannot be recorded is not done. */
  readonly begin: (caller: Caller, act: ActName) => Promise<BegunAct>;
  /**
   * Notes a read: one event for each session or key, procedure, input and hour. `input` is what
   * was asked, without the place in the list. Needs no queue: it is kept until there is one.
   */
  readonly read: (
    caller: Caller,
    read: { readonly procedure: string; readonly input: unknown; readonly result: ActResult },
  ) => Promise<void>;
}
