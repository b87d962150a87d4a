import {
  DEFAULT_SETTINGS,
  type OrganizationSettings,
  organizationSettingsSchema,
} from "@audit/types";
import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";

export interface OrganizationSettingsRepository {
  /** What the organization decided; the defaults when it decided nothing. */
  readonly of: (organizationId: string) => Promise<OrganizationSettings>;
  readonly replace: (
    organizationId: string,
    settings: OrganizationSettings,
    now: Date,
  ) => Promise<void>;
}

export function createOrganizationSettingsRepository(
  database: Pick<Database, "models">,
): OrganizationSettingsRepository {
  const { organizationSettings } = database.models;
  return {
    of: async (organizationId) => {
      const found = await organizationSettings
        .findById(organizationObjectId(organizationId), { _id: 0, updatedAt: 0 })
        .lean();
      return found ? organizationSettingsSchema.parse(found) : DEFAULT_SETTINGS;
    },
    replace: async (organizationId, settings, now) => {
      await organizationSettings.updateOne(
        { _id: organizationObjectId(organizationId) },
        { $set: { ...settings, updatedAt: now } },
        { upsert: true },
      );
    },
  };
}
