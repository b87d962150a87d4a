import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";

/** A workspace as an event names it. */
export interface SeenWorkspace {
  readonly organizationId: string;
  readonly id: string;
  readonly name?: string | undefined;
}

export interface WorkspaceRepository {
  /** Registers workspaces on first sight and keeps their newest name. Cheap for known ones. */
  readonly register: (seen: readonly SeenWorkspace[], seenAt: Date) => Promise<void>;
}

/** Workspaces remembered, so that an event of a known one costs no round trip. */
const REMEMBERED = 10_000;

const keyOf = (workspace: SeenWorkspace) => `${workspace.organizationId} ${workspace.id}`;

export function createWorkspaceRepository(database: Pick<Database, "models">): WorkspaceRepository {
  const { workspaces } = database.models;
  /** The last name written, by workspace; the oldest are forgotten first. */
  const known = new Map<string, string | undefined>();

  const isKnown = (workspace: SeenWorkspace) => {
    const key = keyOf(workspace);
    return known.has(key) && (!workspace.name || known.get(key) === workspace.name);
  };

  function remember(workspace: SeenWorkspace) {
    const key = keyOf(workspace);
    const name = workspace.name || known.get(key);
    known.delete(key);
    known.set(key, name);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  return {
    register: async (seen, seenAt) => {
      const unknown = new Map<string, SeenWorkspace>();
      for (const workspace of seen) {
        if (!isKnown(workspace)) unknown.set(keyOf(workspace), workspace);
      }
      if (unknown.size === 0) return;
      const news = [...unknown.values()];
      await workspaces.bulkWrite(
        news.map(({ organizationId, id, name }) => ({
          updateOne: {
            filter: { organizationId: organizationObjectId(organizationId), id },
            update: { $setOnInsert: { firstSeenAt: seenAt }, ...(name && { $set: { name } }) },
            upsert: true,
          },
        })),
      );
      for (const workspace of news) remember(workspace);
    },
  };
}
