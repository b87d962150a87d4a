import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";
import { type RetentionPolicy, toRetentionPolicy } from "./retention-policy-mapper.js";

export interface RetentionPolicyRepository {
  /** The organization's policy; one that has none gets the installation's default as its own. */
  readonly policyOf: (organizationId: string) => Promise<RetentionPolicy>;
}

export interface RetentionPolicyRepositoryOptions {
  /** Days for organizations seen for the first time; null is for ever. */
  readonly defaultDays: number | null;
}

export function createRetentionPolicyRepository(
  database: Pick<Database, "models">,
  options: RetentionPolicyRepositoryOptions,
): RetentionPolicyRepository {
  const { retentionPolicies } = database.models;
  return {
    policyOf: async (organizationId) => {
      const _id = organizationObjectId(organizationId);
      const existing = await retentionPolicies.findById(_id).lean();
      if (existing) return toRetentionPolicy(existing);
      const first = { version: 1, defaultDays: options.defaultDays, createdAt: new Date() };
      const created = await retentionPolicies
        .findOneAndUpdate(
          { _id },
          { $setOnInsert: first },
          { upsert: true, returnDocument: "after" },
        )
        .orFail()
        .lean();
      return toRetentionPolicy(created);
    },
  };
}
