import type { WorkspaceGrant } from "@audit/types";
import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";
import {
  MEMBER_WORKSPACES_COLLECTION,
  type MemberWorkspaceDocument,
} from "./member-workspace-document.js";

/** Which member has which role in which workspace of an organization. */
export interface MemberWorkspaceRepository {
  /** In the order of the workspaces' ids. */
  readonly listOf: (organizationId: string, userId: string) => Promise<WorkspaceGrant[]>;
  /** Those of every member who has any, by the person's id. */
  readonly listAll: (organizationId: string) => Promise<ReadonlyMap<string, WorkspaceGrant[]>>;
  /** Replaces what the member had, all or nothing; an empty list takes everything. */
  readonly replace: (
    organizationId: string,
    userId: string,
    grants: readonly WorkspaceGrant[],
  ) => Promise<void>;
}

/** Asked with every request of a member: quick or not worth waiting for. */
const READ_MS = 1_000;

const toGrant = ({ workspaceId, role }: MemberWorkspaceDocument): WorkspaceGrant => ({
  workspaceId,
  role,
});

/** Workspace roles in MongoDB. Errors of the driver pass through: see `isStoreUnavailable`. */
export function createMemberWorkspaceRepository(
  database: Pick<Database, "nativeClient" | "nativeDb">,
): MemberWorkspaceRepository {
  const collection = database.nativeDb.collection<MemberWorkspaceDocument>(
    MEMBER_WORKSPACES_COLLECTION,
  );
  return {
    listOf: async (organizationId, userId) => {
      const found = collection
        .find(
          { organizationId: organizationObjectId(organizationId), userId },
          { maxTimeMS: READ_MS },
        )
        .sort({ workspaceId: 1 });
      return (await found.toArray()).map(toGrant);
    },

    listAll: async (organizationId) => {
      const found = collection
        .find({ organizationId: organizationObjectId(organizationId) }, { maxTimeMS: READ_MS })
        .sort({ userId: 1, workspaceId: 1 });
      const byMember = new Map<string, WorkspaceGrant[]>();
      for await (const document of found) {
        const grants = byMember.get(document.userId);
        if (grants) grants.push(toGrant(document));
        else byMember.set(document.userId, [toGrant(document)]);
      }
      return byMember;
    },

    replace: async (organizationId, userId, grants) => {
      const member = { organizationId: organizationObjectId(organizationId), userId };
      await database.nativeClient.withSession((session) =>
        session.withTransaction(async () => {
          await collection.deleteMany(member, { session });
          if (grants.length === 0) return;
          const documents = grants.map(({ workspaceId, role }) => ({
            ...member,
            workspaceId,
            role,
          }));
          await collection.insertMany(documents, { session });
        }),
      );
    },
  };
}
