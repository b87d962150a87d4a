import { once } from "node:events";
import { connect } from "node:net";
import type { OwnDatabase } from "@audit/test-kit/own-databases";

/** Sends one command, such as `CONFIG SET appendfsync everysec`, and waits for the answer. */
export async function tellRedis(redis: OwnDatabase, command: string): Promise<void> {
  const { hostname, port } = new URL(redis.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${command}\r\n`);
  await once(socket, "data");
  socket.destroy();
}
