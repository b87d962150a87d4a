import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedServer, pollUntil, startRedis } from "@audit/embedded";

/** A Redis of the test's own, to be killed, frozen and filled. */
export interface OwnRedis {
  readonly redisUrl: string;
  /** As a crash or a power cut of the process would: nothing is written any more. */
  readonly kill: () => Promise<void>;
  /** On the same port, with the data that was on the disk. */
  readonly restart: () => Promise<void>;
  /** Its connections stay open and nothing is answered. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly remove: () => Promise<void>;
}

export async function createOwnRedis(
  options: { readonly maxMemoryMegabytes?: number } = {},
): Promise<OwnRedis> {
  const dataFolder = await mkdtemp(join(tmpdir(), "audit-own-redis-"));
  const start = (port?: number) =>
    startRedis({
      dataFolder,
      onProgress: () => undefined,
      ...options,
      ...(port !== undefined && { port }),
    });
  let server: EmbeddedServer = await start();
  const signal = (name: NodeJS.Signals) => process.kill(server.pid, name);

  return {
    redisUrl: server.url,
    kill: async () => {
      signal("SIGKILL");
      await pollUntil(() => !server.isAlive(), { timeoutMs: 5_000 });
    },
    restart: async () => {
      server = await start(server.port);
    },
    freeze: () => void signal("SIGSTOP"),
    thaw: () => void signal("SIGCONT"),
    remove: async () => {
      if (server.isAlive()) {
        signal("SIGCONT");
        await server.stop();
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
