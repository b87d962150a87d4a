import {
  AppError,
  type EventCount,
  type EventPage,
  type Filter,
  type ReadScope,
  type StoredEvent,
} from "@audit/types";
import type { mongo } from "mongoose";
import type { Database } from "../../connection/connect.js";
import { isStoreUnavailable } from "../../connection/store-unavailable.js";
import { parseCursor } from "../cursor.js";
import { eventCollection } from "../event-collection.js";
import type { EventDocument } from "../event-document.js";
import { eventDocumentId } from "../event-document-id.js";
import { toStoredEvent } from "../event-mapper.js";
import { compileSearch } from "../filter-search.js";
import { countEvents } from "./count-events.js";
import { createDeadline } from "./deadline.js";
import { listEvents } from "./list-events.js";
import { SEARCH_LIMITS, type SearchLimits } from "./search-limits.js";

/** A store that hangs would otherwise be waited for until the driver breaks the connection. */
const ANSWER_MS = 2_000;
const FIND_MS = 1_000;

const unavailable = (cause: unknown) =>
  new AppError("unavailable", "the events cannot be read at the moment: retry shortly", {
    cause,
    retryAfterSeconds: 2,
  });

/** Answers within two seconds whatever the store does, and in the words of a caller. */
async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(unavailable(new Error(`no answer within ${ANSWER_MS} ms`))),
      ANSWER_MS,
    );
  });
  try {
    return await Promise.race([work, timeout]);
  } catch (error) {
    throw isStoreUnavailable(error) ? unavailable(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** The event of this id in any organization of the scope. */
async function findEvent(
  collection: mongo.Collection<EventDocument>,
  { scope, id, now }: { scope: ReadScope; id: string; now: Date },
): Promise<StoredEvent | null> {
  const search = compileSearch(scope, { terms: [] }, now);
  const document = await collection.findOne(
    {
      _id: { $in: scope.organizationIds.map((organization) => eventDocumentId(organization, id)) },
      organizationId: { $in: [...search.organizations] },
      $and: [
        search.readable,
        ...search.conditions.map(({ query }) => query),
        ...(search.from ? [{ occurredAt: { $gte: search.from } }] : []),
        ...(search.to ? [{ occurredAt: { $lt: search.to } }] : []),
      ],
    },
    { maxTimeMS: FIND_MS },
  );
  return document && toStoredEvent(document);
}

/**
 * Reads of events. Every one is limited to its scope, hides what is past its retention, and
 * answers within two seconds: a filter that no index serves is searched piece by piece, and the
 * answer says how far. Throws `invalid_input` (a value or cursor that cannot be read) and
 * `unavailable`.
 */
export function createEventQueries(
  database: Pick<Database, "nativeDb">,
  { now, limits = SEARCH_LIMITS }: { readonly now: () => Date; readonly limits?: SearchLimits },
) {
  const collection = eventCollection(database);
  const context = () => ({ collection, limits, deadline: createDeadline(limits) });
  return {
    /** Newest first. Go on with `nextCursor` until it is null, also when a page is empty. */
    list: async (
      scope: ReadScope,
      request: { filter: Filter; cursor?: string | undefined; limit: number },
    ): Promise<EventPage> => {
      const after = request.cursor === undefined ? undefined : parseCursor(request.cursor);
      const search = compileSearch(scope, request.filter, now());
      return inTime(listEvents(context(), search, { after, limit: request.limit }));
    },

    /** Null when there is none that the scope may read. `id` is a UUID. */
    byId: async (scope: ReadScope, id: string): Promise<StoredEvent | null> =>
      inTime(findEvent(collection, { scope, id, now: now() })),

    count: async (scope: ReadScope, filter: Filter): Promise<EventCount> =>
      inTime(countEvents(context(), compileSearch(scope, filter, now()))),
  };
}
