import type { mongo } from "mongoose";
import { EVENT_INDEXES } from "../event-indexes.js";
import type { Condition } from "../filter-conditions.js";
import { type EventSearch, organizationQuery } from "../filter-search.js";

/** A way to walk through what may match, newest first, along one index. */
export interface Plan {
  /** The index to walk along. */
  readonly index: string;
  /** What the index decides by itself, but for the time. */
  readonly prefix: mongo.Document;
  /** What must be asked of each document besides; empty when the index decides all. */
  readonly residual: readonly Condition[];
}

/** The middle fields of an index between the organization and the order; null for other indexes. */
function middleOf({ key }: mongo.IndexDescription): string[] | null {
  const fields = key instanceof Map ? [...key.keys()] : Object.keys(key);
  const isOrdered =
    fields[0] === "organizationId" && fields.at(-2) === "occurredAt" && fields.at(-1) === "_id";
  return isOrdered ? fields.slice(1, -2) : null;
}

const ORDERED_INDEXES = EVENT_INDEXES.flatMap((index) => {
  const fields = middleOf(index);
  return fields && index.name ? [{ name: index.name, fields }] : [];
});

/**
 * MongoDB keeps the order by merging one walk for each combination of values. It does so for 200
 * at most (`internalQueryMaxScansToExplode`) and sorts in memory beyond.
 */
const MAX_WALKS = 100;

/** The first condition for each field that fixes it to few enough values; null if one has none. */
function conditionsFor(search: EventSearch, fields: readonly string[]): Condition[] | null {
  let walks = search.organizations.length;
  const chosen: Condition[] = [];
  for (const field of fields) {
    const found = search.conditions.find(({ equality }) => equality?.path === field);
    if (!found?.equality) return null;
    walks *= found.equality.values.length;
    chosen.push(found);
  }
  return walks <= MAX_WALKS ? chosen : null;
}

/**
 * Every plan that serves at least one term, or, when there is none, the walk through everything.
 * `prefix` and `residual` together are the search.
 */
export function plansOf(search: EventSearch): [Plan, ...Plan[]] {
  const organizations = organizationQuery(search.organizations);
  const plans = ORDERED_INDEXES.flatMap(({ name, fields }): Plan[] => {
    const served = conditionsFor(search, fields);
    if (!served) return [];
    return [
      {
        index: name,
        prefix: Object.assign({}, organizations, ...served.map(({ query }) => query)),
        residual: search.conditions.filter((condition) => !served.includes(condition)),
      },
    ];
  });
  const everything = { index: "time", prefix: organizations, residual: search.conditions };
  const serving = plans.filter((plan) => plan.residual.length < search.conditions.length);
  const [first = everything, ...rest] = serving;
  return [first, ...rest];
}
