import { once } from "node:events";
import { createServer } from "node:net";

/** Different ports of this machine that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.flatMap((server) => {
    const address = server.address();
    return typeof address === "object" && address ? [address.port] : [];
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}
