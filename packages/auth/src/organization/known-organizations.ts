import type { OrganizationIds } from "@audit/db";
import { AppError } from "@audit/types";
import { createBoundedMap } from "../api-key/bounded-map.js";
import { within } from "../within.js";

const REMEMBERED = 100_000;
/** So long an id counts as nobody's; an organization that is made can be named then. */
const UNKNOWN_MS = 3_000;
const LOOKUP_MS = 1_000;
const UNCHECKED = "organizations cannot be looked up at the moment: retry shortly";

/** Those of these ids that are organizations. Throws `unavailable` when that cannot be known. */
export type KnownOrganizations = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** Organizations are never deleted: what was found once is remembered, and needs no store. */
export function createKnownOrganizations(options: {
  readonly organizations: OrganizationIds;
  readonly now: () => Date;
}): KnownOrganizations {
  const known = createBoundedMap<string, true>(REMEMBERED);
  const unknown = createBoundedMap<string, number>(REMEMBERED);

  async function lookUp(ids: readonly string[]): Promise<ReadonlySet<string>> {
    try {
      return await within(LOOKUP_MS, options.organizations.existing(ids), UNCHECKED);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError("unavailable", UNCHECKED, { cause, retryAfterSeconds: 2 });
    }
  }

  return async (ids) => {
    const time = options.now().getTime();
    const asked = [...new Set(ids)].filter(
      (id) => !known.get(id) && time - (unknown.get(id) ?? Number.NEGATIVE_INFINITY) >= UNKNOWN_MS,
    );
    const found = asked.length > 0 ? await lookUp(asked) : new Set<string>();
    for (const id of asked) {
      if (found.has(id)) known.set(id, true);
      else unknown.set(id, time);
    }
    return new Set(ids.filter((id) => found.has(id) || known.get(id)));
  };
}
