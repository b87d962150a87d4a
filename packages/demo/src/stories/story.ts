import type { EventInput } from "@audit/types";
import type { Person } from "../cast.js";
import type { Random } from "../random.js";
import type { World } from "../world.js";

/** What a story needs to be told. */
export interface StoryContext {
  readonly world: World;
  readonly random: Random;
  readonly untilMs: number;
}

/** A few events that belong together, in the order of their times. */
export interface Story {
  readonly events: readonly EventInput[];
  /** Who acts no more from which time on. */
  readonly departure?: { readonly person: Person; readonly timeMs: number };
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** This many days before the end, at this time of day in UTC; on a Friday instead of a weekend. */
export function workday(untilMs: number, daysBefore: number, hourUtc: number, minute = 0): number {
  let midnight = Math.floor(untilMs / DAY_MS) * DAY_MS - daysBefore * DAY_MS;
  while ([0, 6].includes(new Date(midnight).getUTCDay())) midnight -= DAY_MS;
  return midnight + (hourUtc * 60 + minute) * MINUTE_MS;
}

/** What one step of a story says, beside what every event says. */
export interface Step extends Omit<EventInput, "actor" | "occurredAt" | "request" | "client"> {
  /** Minutes after the story's begin. */
  readonly afterMinutes: number;
  readonly by: Pick<Person, "actorAt" | "clientAt">;
  /** `METHOD /path`; absent for what runs without a request. */
  readonly request?: `${string} /${string}`;
  /** Where it was not the performer's own place or program. */
  readonly client?: EventInput["client"];
  readonly onBehalfOf?: EventInput["actor"]["onBehalfOf"];
}

/** Turns steps into events. */
export function tell(context: StoryContext, beginMs: number, steps: readonly Step[]): EventInput[] {
  const { random } = context;
  return steps.map(({ afterMinutes, by, request, client, onBehalfOf, ...said }) => {
    const timeMs = beginMs + Math.round(afterMinutes * MINUTE_MS) + random.below(900);
    const [method, path] = request?.split(" ", 2) ?? [];
    const from = client ?? by.clientAt(random);
    const actor = by.actorAt(timeMs, random);
    return {
      ...said,
      occurredAt: new Date(timeMs).toISOString(),
      actor: onBehalfOf ? { ...actor, onBehalfOf } : actor,
      ...(from && { client: from }),
      ...(method && path && { request: { id: `req_${random.hex(20)}`, method, path } }),
    };
  });
}
