import { connect, createServer } from "node:net";
import { EmbeddedServerError } from "../embedded-server-error.js";

const LOCALHOST = "127.0.0.1";

/** Takes the port (0: any) for a moment; the port taken, or null when another process has it. */
function tryListen(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

/** Whether a server of ours could listen on this port of `host` now. */
export async function isPortFree(port: number, host = LOCALHOST): Promise<boolean> {
  return (await tryListen(port, host)) !== null;
}

/** Throws, naming the port and what wants it, when another process listens on it. */
export async function assertPortFree(port: number, wantedBy: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new EmbeddedServerError(
    `port ${port} is taken, ${wantedBy} cannot listen on it: stop what listens there, or choose another port`,
  );
}

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await tryListen(0, LOCALHOST);
  if (port === null) throw new EmbeddedServerError("no free TCP port on 127.0.0.1");
  return port;
}

/** Whether something accepts connections on this port of the loopback interface. */
export function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: LOCALHOST, timeout: 1_000 });
    const answer = (accepts: boolean) => {
      socket.destroy();
      resolve(accepts);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}
