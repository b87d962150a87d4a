import {
  MEMBER_WORKSPACE_INDEXES,
  MEMBER_WORKSPACES_COLLECTION,
} from "../member-workspace/member-workspace-document.js";
import { ensureCollection } from "./ensure-collection.js";
import type { Migration } from "./migration.js";

/** The workspace roles of an organization's members. */
export const memberWorkspaces: Migration = {
  version: 2,
  name: "member workspaces",
  up: async (database) => {
    await ensureCollection(database, MEMBER_WORKSPACES_COLLECTION);
    await database.nativeDb
      .collection(MEMBER_WORKSPACES_COLLECTION)
      .createIndexes([...MEMBER_WORKSPACE_INDEXES]);
  },
};
