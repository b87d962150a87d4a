import { type EventRow, RESERVED_RESOURCE_PREFIX } from "@audit/types";

/** Whether nothing was recorded but what the log tells of itself, such as the first sign-in. */
export const hasOwnEventsAlone = (rows: readonly Pick<EventRow, "resource">[]): boolean =>
  rows.every(({ resource }) => resource.type.startsWith(RESERVED_RESOURCE_PREFIX));
