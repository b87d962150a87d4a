import { AppError, type EventPage } from "@audit/types";
import { type EventPosition, printCursor } from "../cursor.js";
import { type EventRowDocument, toEventRow } from "../event-mapper.js";
import type { EventSearch } from "../filter-search.js";
import { chooseWalk } from "./choose-walk.js";
import type { SearchContext } from "./search-context.js";
import { walkInSteps } from "./steps.js";

/** What a row of the list shows; the body is read when an event is opened. */
const ROW_PROJECTION = {
  id: 1,
  organizationId: 1,
  occurredAt: 1,
  "actor.type": 1,
  "actor.id": 1,
  "actor.name": 1,
  "actor.email": 1,
  "actor.sessionId": 1,
  "actor.onBehalfOf": 1,
  workspace: 1,
  action: 1,
  category: 1,
  resource: 1,
  status: 1,
  outcome: 1,
  "client.ip": 1,
  "client.country": 1,
} as const;

function pageOf(rows: readonly EventRowDocument[], position: EventPosition | null): EventPage {
  return {
    items: rows.map(toEventRow),
    nextCursor: position === null ? null : printCursor(position),
    searchedTo: position === null ? null : position.occurredAt.toISOString(),
  };
}

/** One page of a search. Throws `unavailable` when not even a little could be searched in time. */
export async function listEvents(
  context: SearchContext,
  search: EventSearch,
  { after, limit }: { after: EventPosition | undefined; limit: number },
): Promise<EventPage> {
  const { walk, direct } = await chooseWalk(context, search, after);
  const rows: (EventRowDocument & EventPosition)[] = [];
  let fullAt: EventPosition | null = null;

  const end = await walkInSteps({ walk, after, direct }, context, async (stretch) => {
    // one row more than the page holds tells whether there is a next page
    const found = await walk.find<EventRowDocument>(stretch, {
      limit: limit + 1 - rows.length,
      projection: ROW_PROJECTION,
    });
    rows.push(...found);
    if (rows.length > limit) fullAt = rows[limit - 1] ?? null;
    else if (rows.length === limit) fullAt = stretch.until ?? null;
    return fullAt ? "enough" : "more";
  });

  if (end.kind === "enough") return pageOf(rows.slice(0, limit), fullAt);
  if (end.kind === "exhausted") return pageOf(rows, null);
  if (end.reached && end.reached !== after) return pageOf(rows, end.reached);
  throw new AppError(
    "unavailable",
    "searching takes too long at the moment: retry shortly, or narrow the filter",
    { retryAfterSeconds: 5 },
  );
}
