import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** A workspace that events have named. */
export interface WorkspaceDocument {
  readonly _id: mongo.ObjectId;
  readonly organizationId: mongo.ObjectId;
  /** As the producers name it. */
  readonly id: string;
  readonly name?: string;
  readonly firstSeenAt: Date;
}

export const WORKSPACES_COLLECTION = "workspaces";

export const WORKSPACE_INDEXES: readonly mongo.IndexDescription[] = [
  // Registers a workspace once, and lists an organization's workspaces.
  { name: "workspace", key: { organizationId: 1, id: 1 }, unique: true },
];

const workspaceSchema = new Schema<WorkspaceDocument>(
  { organizationId: Schema.Types.ObjectId, id: String, name: String, firstSeenAt: Date },
  { collection: WORKSPACES_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const workspaceModel = (connection: Connection): Model<WorkspaceDocument> =>
  connection.model<WorkspaceDocument>("Workspace", workspaceSchema);
