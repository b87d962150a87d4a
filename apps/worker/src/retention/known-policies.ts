import type { RetentionPolicy, RetentionPolicyRepository } from "@audit/db";
import { LRUCache } from "lru-cache";

/**
 * How long a policy is used before it is asked for again. A change rewrites what was stored under
 * the old one anyway, so this only bounds how much.
 */
const FRESH_MS = 5_000;
const REMEMBERED = 10_000;

/** The policies of the organizations that events come from, without a question for each job. */
export function createKnownPolicies(
  repository: RetentionPolicyRepository,
): RetentionPolicyRepository {
  const known = new LRUCache<string, RetentionPolicy>({ max: REMEMBERED, ttl: FRESH_MS });
  return {
    policyOf: async (organizationId) => {
      const fresh = known.get(organizationId);
      if (fresh) return fresh;
      const policy = await repository.policyOf(organizationId);
      known.set(organizationId, policy);
      return policy;
    },
  };
}
