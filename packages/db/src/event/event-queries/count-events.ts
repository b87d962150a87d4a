import { COUNT_CAP, type EventCount } from "@audit/types";
import type { EventSearch } from "../filter-search.js";
import { chooseWalk } from "./choose-walk.js";
import type { SearchContext } from "./search-context.js";
import { walkInSteps } from "./steps.js";

/** How many events a search finds: exact, or `capped` when it is that many or more. */
export async function countEvents(
  context: SearchContext,
  search: EventSearch,
): Promise<EventCount> {
  const { walk, direct } = await chooseWalk(context, search, undefined);
  let count = 0;
  const end = await walkInSteps({ walk, after: undefined, direct }, context, async (stretch) => {
    count += await walk.count(stretch, COUNT_CAP + 1 - count);
    return count > COUNT_CAP ? "enough" : "more";
  });
  return { count: Math.min(count, COUNT_CAP), capped: end.kind !== "exhausted" };
}
