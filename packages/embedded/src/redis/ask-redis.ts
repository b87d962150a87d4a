import { connect } from "node:net";

/**
 * One inline command and the first line of its reply (RESP, `+PONG` or `-LOADING …`); null when
 * nobody answers within a second. Enough to see whether Redis serves, without a client library.
 */
export function askRedis(port: number, command: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 1_000 });
    let reply = "";
    const answer = (line: string | null) => {
      socket.destroy();
      resolve(line);
    };
    socket.setEncoding("utf8");
    socket.once("connect", () => socket.write(`${command}\r\n`));
    socket.on("data", (chunk) => {
      reply += chunk;
      const end = reply.indexOf("\r\n");
      if (end >= 0) answer(reply.slice(0, end));
    });
    socket.once("error", () => answer(null));
    socket.once("timeout", () => answer(null));
    socket.once("end", () => answer(null));
  });
}
