import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMongo } from "@audit/embedded";

/** A MongoDB of the test's own, to make it hang. */
export interface OwnMongo {
  readonly uri: string;
  /** It accepts connections and never answers, until `wakeUp`. */
  readonly hang: () => void;
  readonly wakeUp: () => void;
  readonly remove: () => Promise<void>;
}

export async function startOwnMongo(): Promise<OwnMongo> {
  const folder = await mkdtemp(join(tmpdir(), "audit-auth-test-"));
  const server = await startMongo({ dataFolder: folder, onProgress: () => undefined });
  const url = new URL(server.url);
  url.pathname = "/audit";
  return {
    uri: url.toString(),
    hang: () => process.kill(server.pid, "SIGSTOP"),
    wakeUp: () => process.kill(server.pid, "SIGCONT"),
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
