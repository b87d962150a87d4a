import type { mongo } from "mongoose";
import type { EventDocument } from "../event-document.js";
import type { Deadline } from "./deadline.js";
import type { SearchLimits } from "./search-limits.js";

/** What every part of one search works with. */
export interface SearchContext {
  readonly collection: mongo.Collection<EventDocument>;
  readonly limits: SearchLimits;
  readonly deadline: Deadline;
}
