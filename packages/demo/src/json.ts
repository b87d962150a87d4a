import type { EventInput } from "@audit/types";

/** JSON as it stands in an event's `changes` and `metadata`. */
export type JsonObject = NonNullable<EventInput["metadata"]>;
