import { once } from "node:events";
import { createServer } from "node:net";
import { onTestFinished } from "vitest";

/** A port of the loopback interface that something else listens on while the test runs. */
export async function takenPort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return address.port;
}
