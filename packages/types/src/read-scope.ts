import type { Filter } from "./filter.js";

/**
 * What a caller may read. Every read takes one, and it comes first in every query.
 *
 * `organizationIds` are ObjectIds in hex, never empty. `baseFilter` narrows further and is ANDed
 * with whatever the caller asks for.
 */
export interface ReadScope {
  readonly organizationIds: readonly [string, ...string[]];
  readonly baseFilter: Filter | null;
}
