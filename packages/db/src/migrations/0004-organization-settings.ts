import { ORGANIZATION_SETTINGS_COLLECTION } from "../organization-settings/organization-settings-model.js";
import { ensureCollection } from "./ensure-collection.js";
import type { Migration } from "./migration.js";

/** What organizations decide, by `_id` alone. */
export const organizationSettings: Migration = {
  version: 4,
  name: "organization settings",
  up: (database) => ensureCollection(database, ORGANIZATION_SETTINGS_COLLECTION),
};
