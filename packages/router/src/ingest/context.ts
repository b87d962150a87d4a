import type { ProducerIdentity } from "@audit/auth";
import type { Producer, RecordAnswer } from "@audit/types";

/** Accepts a request's events: validates, redacts, queues; resolves once the queue has them. */
export type RecordEvents = (request: {
  readonly organizationId: string;
  readonly producer: Producer;
  /** What narrows the key; an event outside of it is rejected. */
  readonly restrictions: ProducerIdentity["restrictions"];
  /** Whether an event may name its organization; by any other key it is rejected then. */
  readonly platform: boolean;
  readonly events: readonly unknown[];
  /** Derives the ids of events that bring none, so that a retry is recognised. */
  readonly idempotencyKey?: string | undefined;
}) => Promise<RecordAnswer>;

export interface IngestContext {
  /** Who calls, or an `AppError`: `unauthenticated`, `unavailable`. */
  readonly authenticate: () => Promise<ProducerIdentity>;
  /** What the connection says of the producer, to go with what the key says. */
  readonly connection: Pick<Producer, "service" | "environment" | "sdk" | "ip">;
  readonly idempotencyKey: string | undefined;
  readonly recordEvents: RecordEvents;
}
