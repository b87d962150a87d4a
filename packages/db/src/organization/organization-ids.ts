import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";

/** Where better-auth keeps organizations. */
export const ORGANIZATIONS_COLLECTION = "organization";

const FIND_MS = 750;

/** Which organizations there are, and nothing else of them. */
export interface OrganizationIds {
  /** Those of these ids, ObjectIds in hex, that are organizations. */
  readonly existing: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Errors of the driver pass through: see `isStoreUnavailable`. */
export function createOrganizationIds(database: Pick<Database, "nativeDb">): OrganizationIds {
  const collection = database.nativeDb.collection(ORGANIZATIONS_COLLECTION);
  return {
    existing: async (ids) => {
      const found = collection.find(
        { _id: { $in: ids.map(organizationObjectId) } },
        { projection: { _id: 1 }, maxTimeMS: FIND_MS },
      );
      return new Set((await found.toArray()).map(({ _id }) => _id.toHexString()));
    },
  };
}
