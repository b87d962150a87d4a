import type { Actor, Category, EventInput, Outcome, Producer, Resource } from "@audit/types";
import type { mongo } from "mongoose";

/**
 * An event as it lies in the collection `events`. Fields are named as in `StoredEvent`; what is
 * absent or empty there is absent here. Built and read back in `event-mapper.ts` alone.
 */
export interface EventDocument {
  /** 16 bytes made by `eventDocumentId`; the mandatory index on it is the idempotency index. */
  readonly _id: mongo.Binary;
  /** The event's UUID as 16 bytes (subtype 4). */
  readonly id: mongo.Binary;
  readonly organizationId: mongo.ObjectId;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly storedAt: Date;
  /** `keys` are what the filter `user` matches: see `actorKeys`. */
  readonly actor: Actor & { readonly keys: readonly string[] };
  readonly workspace?: { readonly id: string; readonly name?: string | undefined };
  readonly action: string;
  readonly category: Category;
  readonly resource: Resource;
  readonly targets?: readonly Resource[];
  readonly status?: number;
  readonly outcome: Outcome;
  readonly client?: EventClientDocument;
  readonly request?: NonNullable<EventInput["request"]>;
  /** JSON texts, so that no key of theirs can mean anything to MongoDB. */
  readonly changes?: { readonly before?: string | undefined; readonly after?: string | undefined };
  readonly reason?: string;
  readonly error?: NonNullable<EventInput["error"]>;
  /** Keys are escaped: see `escapeMetadata`. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly producer: Producer;
  readonly retention: {
    readonly policyId: string;
    readonly version: number;
    /** Absent: for ever. */
    readonly until?: Date;
  };
  /** Readers hide the event from here on; the TTL index deletes it a grace later. Absent: never. */
  readonly expireAt?: Date;
  readonly holds?: readonly string[];
  readonly redacted?: readonly string[];
  readonly warnings?: readonly string[];
  /** 16 bytes: tells an honest retry from other content under the same id. */
  readonly inputHash: mongo.Binary;
  readonly schemaVersion: 1;
}

export interface EventClientDocument {
  readonly ip?: string | undefined;
  /** `ipToBytes(ip)`: 16 bytes that sort as addresses do. Absent when `ip` is no address. */
  readonly ipBytes?: mongo.Binary;
  readonly userAgent?: string | undefined;
  readonly forwardedFor?: readonly string[] | undefined;
  readonly country?: string;
  readonly countryAsOf?: string;
}

/** Name of the collection of events. */
export const EVENTS_COLLECTION = "events";
