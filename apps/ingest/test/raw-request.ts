import { connect } from "node:net";

/** How a raw exchange ended: the status line's code, or why there was none. */
export interface RawAnswer {
  readonly status: number | null;
  readonly ended: "answered" | "closed" | "timeout";
  readonly text: string;
}

/**
 * Writes bytes to a port and reads what comes back until an answer's head is there, the other side
 * closes, or the time is over. `hangUpAfterBytes` destroys the connection in the middle of them.
 */
export function rawRequest(
  port: number,
  bytes: Buffer,
  options: { readonly timeoutMs: number; readonly hangUpAfterBytes?: number },
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let text = "";
    const finish = (ended: RawAnswer["ended"]) => {
      clearTimeout(timer);
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ status: status === undefined ? null : Number(status), ended, text });
    };
    const timer = setTimeout(() => finish("timeout"), options.timeoutMs);
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\r\n\r\n")) finish("answered");
    });
    socket.on("error", () => finish("closed"));
    socket.on("close", () => finish("closed"));
    socket.on("connect", () => {
      const { hangUpAfterBytes } = options;
      if (hangUpAfterBytes === undefined) socket.write(bytes);
      else socket.write(bytes.subarray(0, hangUpAfterBytes), () => finish("closed"));
    });
  });
}

/** The bytes of an HTTP/1.1 request; header values may be any bytes. */
export function requestBytes(request: {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}): Buffer {
  const head = [
    `POST ${request.path} HTTP/1.1`,
    "host: ingest",
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), request.body]);
}
