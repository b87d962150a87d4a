import type { Caller } from "@audit/auth";
import type {
  ApiKey,
  ApiKeyInput,
  DeadLetter,
  EventCount,
  EventPage,
  Filter,
  OrganizationSettings,
  ReadScope,
  RotateApiKeyInput,
  StoredEvent,
} from "@audit/types";
import type { PeopleContext, Visitor } from "./people-context.js";
import type { Trail } from "./trail.js";

/** Reads of events; every one takes the caller's scope first. */
export interface EventQueries {
  readonly list: (
    scope: ReadScope,
    request: { filter: Filter; cursor?: string | undefined; limit: number },
  ) => Promise<EventPage>;
  /** Null when there is none that the scope may read. */
  readonly byId: (scope: ReadScope, id: string) => Promise<StoredEvent | null>;
  readonly count: (scope: ReadScope, filter: Filter) => Promise<EventCount>;
}

/** API keys of the caller's own organization. */
export interface ApiKeyAdministration {
  readonly list: (caller: Caller) => Promise<ApiKey[]>;
  /** `secret` is the whole key; it is shown this once and cannot be had again. */
  readonly create: (caller: Caller, input: ApiKeyInput) => Promise<{ key: ApiKey; secret: string }>;
  /** Makes a key like the named one, which ends after the overlap. Throws `conflict` besides. */
  readonly rotate: (
    caller: Caller,
    input: RotateApiKeyInput,
  ) => Promise<{ key: ApiKey; secret: string; replaced: ApiKey }>;
  /** Throws `not_found` when the organization has no such key. */
  readonly revoke: (caller: Caller, id: string) => Promise<ApiKey>;
}

/** Dead letters of the caller's own organization. */
export interface DeadLetterAdministration {
  readonly list: (
    caller: Caller,
    request: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: DeadLetter[]; nextCursor: string | null }>;
  /** Puts them back into the queue; without ids, every open one. Answers how many. */
  readonly replay: (caller: Caller, ids?: readonly string[]) => Promise<{ replayed: number }>;
}

/** Settings of the caller's own organization. */
export interface SettingsAdministration {
  readonly get: (caller: Caller) => Promise<OrganizationSettings>;
  /** Throws `invalid_input` naming a pattern that cannot be used. */
  readonly replace: (caller: Caller, settings: OrganizationSettings) => Promise<void>;
}

export interface QueryContext {
  /** Who calls, by session cookie or API key, or an `AppError` `unauthenticated`. */
  readonly authenticate: () => Promise<Caller>;
  /** Where changes and reads are recorded. */
  readonly trail: Trail;
  readonly events: EventQueries;
  readonly apiKeys: ApiKeyAdministration;
  readonly deadLetters: DeadLetterAdministration;
  readonly settings: SettingsAdministration;
  readonly people: PeopleContext;
  readonly visitor: Visitor;
}
