import { resolveInstant } from "@audit/filter";
import type { Filter, ReadScope } from "@audit/types";
import { mongo } from "mongoose";
import { type Condition, compileTerm } from "./filter-conditions.js";

/** What to look for: a filter within a scope, compiled. */
export interface EventSearch {
  /** Comes first in every query. */
  readonly organizations: readonly mongo.ObjectId[];
  /** Included. */
  readonly from: Date | undefined;
  /** Not included. */
  readonly to: Date | undefined;
  /** ANDed. */
  readonly conditions: readonly Condition[];
  /** Hides what is past its retention and waits for its deletion. */
  readonly readable: mongo.Document;
}

function latest(times: readonly (Date | undefined)[]): Date | undefined {
  return times.reduce((one, other) => (!one || (other && other > one) ? other : one), undefined);
}

function earliest(times: readonly (Date | undefined)[]): Date | undefined {
  return times.reduce((one, other) => (!one || (other && other < one) ? other : one), undefined);
}

/** The scope's organizations as they stand in a document, each once. */
function organizationsOf(scope: ReadScope): mongo.ObjectId[] {
  return [...new Set(scope.organizationIds)].map((id) => mongo.ObjectId.createFromHexString(id));
}

export const organizationQuery = (organizations: readonly mongo.ObjectId[]): mongo.Document => ({
  organizationId: organizations.length === 1 ? organizations[0] : { $in: organizations },
});

/** What is not past `expireAt`; without one, an event is kept for ever. */
const readableAt = (now: Date): mongo.Document => ({ expireAt: { $not: { $lte: now } } });

/** Compiles a filter within a scope. Throws `invalid_input`, naming the field. */
export function compileSearch(scope: ReadScope, filter: Filter, now: Date): EventSearch {
  const filters = scope.baseFilter ? [scope.baseFilter, filter] : [filter];
  const instants = (side: "from" | "to") =>
    filters.map((one) => (one[side] === undefined ? undefined : resolveInstant(one[side], now)));
  return {
    organizations: organizationsOf(scope),
    from: latest(instants("from")),
    to: earliest(instants("to")),
    conditions: filters.flatMap((one) => one.terms.map(compileTerm)),
    readable: readableAt(now),
  };
}
