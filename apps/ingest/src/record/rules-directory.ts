import type { OrganizationSettingsRepository } from "@audit/db";
import type { OrganizationRules } from "@audit/intake";
import { createRedactionRules } from "@audit/redaction";
import { AppError, type OrganizationSettings } from "@audit/types";
import { LRUCache } from "lru-cache";

/** What an organization decided for its events. Throws `unavailable` when that cannot be known. */
export type RulesOf = (organizationId: string) => Promise<OrganizationRules>;

/** How long an answer of the store is believed: with the look-up, a change acts within 5 seconds. */
const FRESH_MS = 3_000;
const REMEMBERED = 10_000;

function rulesFrom({ redaction, clientIp }: OrganizationSettings): OrganizationRules {
  const isOwn = Object.values(redaction).some((entries) => entries.length > 0);
  return {
    truncatesIps: clientIp === "truncate",
    ...(isOwn && { redaction: createRedactionRules(redaction) }),
  };
}

/**
 * An organization's rules, from memory while they are young. While the store is away the last ones
 * hold, however old; of an organization never seen before nothing is accepted then, since what it
 * calls secret would get in.
 */
export function createRulesDirectory(
  settings: Pick<OrganizationSettingsRepository, "of">,
): RulesOf {
  const cache = new LRUCache<string, OrganizationRules>({
    max: REMEMBERED,
    ttl: FRESH_MS,
    allowStaleOnFetchRejection: true,
    fetchMethod: async (organizationId) => rulesFrom(await settings.of(organizationId)),
  });
  return async (organizationId) => {
    try {
      return await cache.forceFetch(organizationId);
    } catch (cause) {
      const message =
        "the organization's settings cannot be looked up at the moment: retry shortly";
      throw new AppError("unavailable", message, { cause, retryAfterSeconds: 2 });
    }
  };
}
