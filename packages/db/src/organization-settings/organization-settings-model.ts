import type { OrganizationSettings } from "@audit/types";
import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** What an organization decided: one document for each that decided something. */
export interface OrganizationSettingsDocument extends OrganizationSettings {
  /** The organization. */
  readonly _id: mongo.ObjectId;
  readonly updatedAt: Date;
}

export const ORGANIZATION_SETTINGS_COLLECTION = "organization_settings";

const organizationSettingsSchema = new Schema<OrganizationSettingsDocument>(
  {
    _id: Schema.Types.ObjectId,
    redaction: {
      _id: false,
      names: [String],
      allowedNames: [String],
      patterns: [String],
    },
    clientIp: String,
    updatedAt: Date,
  },
  { collection: ORGANIZATION_SETTINGS_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const organizationSettingsModel = (
  connection: Connection,
): Model<OrganizationSettingsDocument> =>
  connection.model<OrganizationSettingsDocument>(
    "OrganizationSettings",
    organizationSettingsSchema,
  );
