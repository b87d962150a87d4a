import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { connectDatabase, createApiKeyRepository } from "@audit/db";
import { createLogger } from "@audit/runtime/logger";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ORGANIZATION_ID } from "../../test/ingest.js";
import { openKeyStore } from "./key-store.js";

/** A way to MongoDB that can be opened and cut. */
function createWay(target: URL) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        from.destroy();
        to.destroy();
      });
    }
    from.pipe(to).pipe(from);
  });
  return {
    open: async (port: number) => {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      return typeof address === "object" && address ? address.port : 0;
    },
    cut: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}

describe("the key store", () => {
  const testDatabase = createTestDatabase();
  const direct = new URL(testDatabase.uri);
  const logger = createLogger({ service: "test", level: "silent" });
  let uri = "";
  let port = 0;

  beforeAll(async () => {
    const database = await connectDatabase({ uri: testDatabase.uri });
    await createApiKeyRepository(database).insert({
      id: "key-1",
      organizationId: ORGANIZATION_ID,
      name: "Key",
      prefix: "adt_w_key-1",
      hash: new Uint8Array(32),
      scopes: ["events:write"],
      createdAt: new Date(),
      createdBy: "owner",
    });
    await database.close();
    const finder = createWay(direct);
    port = await finder.open(0);
    await finder.cut();
    uri = `mongodb://127.0.0.1:${port}/${testDatabase.name}?directConnection=true`;
  });
  afterAll(() => testDatabase.drop());

  it("says that it cannot look up while MongoDB is away, and can once it is there", async () => {
    const store = openKeyStore({ mongodbUri: uri, logger });
    expect(await store.health()).toMatchObject({ ok: false });
    await expect(store.apiKeys.findByIds(["key-1"])).rejects.toMatchObject({
      code: "unavailable",
      retryAfterSeconds: expect.any(Number),
    });

    const way = createWay(direct);
    await way.open(port);
    await vi.waitFor(async () => expect(await store.health()).toEqual({ ok: true }), 15_000);
    expect(await store.apiKeys.findByIds(["key-1"])).toMatchObject([{ id: "key-1" }]);

    await way.cut();
    await expect(store.health()).rejects.toThrow();
    await expect(store.apiKeys.findByIds(["key-1"])).rejects.toThrow();
    const again = createWay(direct);
    await again.open(port);
    await vi.waitFor(async () => expect(await store.health()).toEqual({ ok: true }), 15_000);
    await store.close();
    await again.cut();
  });

  it("can be closed while it still waits for MongoDB", async () => {
    const store = openKeyStore({ mongodbUri: uri, logger });
    await store.close();
    expect(await store.health()).toMatchObject({ ok: false });
  });
});
