import {
  createDeadLetterRepository,
  createEventWriter,
  createQuarantine,
  createRetentionPolicyRepository,
  createWorkspaceRepository,
  type Database,
} from "@audit/db";
import { createCountryLookup } from "../src/enrich/country-lookup.js";
import { loadGeoipData } from "../src/enrich/geoip-data.js";
import { createPersistEvents, type PersistEvents } from "../src/persist/persist-events.js";

/** The use case on a real database, as the service puts it together. */
export async function createTestPersistEvents(
  database: Database,
  options: { readonly defaultDays?: number | null } = {},
): Promise<PersistEvents> {
  const { defaultDays = 365 } = options;
  return createPersistEvents({
    writer: createEventWriter(database),
    quarantine: createQuarantine(database),
    deadLetters: createDeadLetterRepository(database),
    workspaces: createWorkspaceRepository(database),
    policies: createRetentionPolicyRepository(database, { defaultDays }),
    countries: createCountryLookup(await loadGeoipData()),
    now: () => new Date(),
  });
}
