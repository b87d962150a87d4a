import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pollUntil, startRedis } from "@audit/embedded";

/** A Redis of the test's own, to be killed and frozen. */
export async function createOwnRedis() {
  const dataFolder = await mkdtemp(join(tmpdir(), "audit-ingest-redis-"));
  const start = (port?: number) =>
    startRedis({ dataFolder, onProgress: () => {}, ...(port !== undefined && { port }) });
  let server = await start();
  return {
    redisUrl: server.url,
    kill: async () => {
      process.kill(server.pid, "SIGKILL");
      await pollUntil(() => !server.isAlive(), { timeoutMs: 5_000 });
    },
    restart: async () => {
      server = await start(server.port);
    },
    /** Sends one command, such as `CONFIG SET appendfsync everysec`. */
    command: async (line: string) => {
      const socket = connect(server.port, "127.0.0.1");
      socket.write(`${line}\r\n`);
      await once(socket, "data");
      socket.destroy();
    },
    freeze: () => void process.kill(server.pid, "SIGSTOP"),
    thaw: () => void process.kill(server.pid, "SIGCONT"),
    remove: async () => {
      if (server.isAlive()) {
        process.kill(server.pid, "SIGCONT");
        await server.stop();
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
export type OwnRedis = Awaited<ReturnType<typeof createOwnRedis>>;
