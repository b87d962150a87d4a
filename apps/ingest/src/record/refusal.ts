import { EVENT_LIMITS } from "@audit/types";

/** Why one event of a request is rejected: where, and what would be right. */
export interface Refusal {
  /** As it was sent. */
  readonly id?: string;
  readonly path: string;
  readonly message: string;
}

/** The refusal of an event, with the id by which its sender knows it. */
export function refusalOf(raw: unknown, path: string, message: string): Refusal {
  const id = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : undefined;
  if (typeof id !== "string" || id === "") return { path, message };
  return { id: id.slice(0, EVENT_LIMITS.id), path, message };
}
