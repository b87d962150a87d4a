import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { EVENT_LIMITS, type EventInput } from "@audit/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_REQUEST_BYTES, MAX_REQUEST_EVENTS } from "./limits.js";
import { SendError } from "./send-error.js";
import { createSender, type SenderOptions } from "./sender.js";

const event = (action = "update"): EventInput => ({
  actor: { type: "user", id: "alice" },
  action,
  resource: { type: "prompt", id: "greeting" },
  status: 200,
});

interface Received {
  readonly events: readonly EventInput[];
  readonly headers: IncomingMessage["headers"];
  readonly bytes: number;
}

type Behaviour = (received: Received, response: ServerResponse) => void;

/** Answers as ingest does: everything accepted, but events whose action is "wrong". */
const accept: Behaviour = ({ events }, response) => {
  const isWrong = (one: EventInput) => one.action === "wrong";
  const accepted = events.flatMap((one, index) => (isWrong(one) ? [] : [{ index, id: one.id }]));
  const rejected = events.flatMap((one, index) =>
    isWrong(one) ? [{ index, id: one.id, path: "action", message: "a verb" }] : [],
  );
  response
    .writeHead(accepted.length === 0 ? 400 : 202, { "content-type": "application/json" })
    .end(JSON.stringify({ receivedAt: "2026-01-31T00:00:00.000Z", accepted, rejected }));
};

const refuseWith =
  (status: number, code: string, headers: Record<string, string> = {}): Behaviour =>
  (_received, response) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify({ error: { code, message: `because of ${code}` } }));

const reset: Behaviour = (_received, response) => void response.destroy();
const hang: Behaviour = () => undefined;
const gatewayPage: Behaviour = (_received, response) =>
  void response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
const cutOff: Behaviour = (_received, response) => {
  response.writeHead(202, { "content-length": "500" });
  response.write('{"receivedAt":');
  setImmediate(() => response.destroy());
};

describe("a sender", () => {
  let received: Received[] = [];
  let behaviours: Behaviour[] = [];
  let url = "";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const events: readonly EventInput[] = JSON.parse(body.toString());
      const one = { events, headers: request.headers, bytes: body.length };
      received.push(one);
      (behaviours.shift() ?? accept)(one, response);
    });
  });

  beforeEach(async () => {
    received = [];
    behaviours = [];
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const sender = (options: Partial<SenderOptions> = {}) =>
    createSender({ url, apiKey: "adt_w_key", tryTimeoutMs: 300, deadlineMs: 5_000, ...options });

  const idsOf = (one: Received | undefined) => one?.events.map(({ id }) => id);

  it("sends events with the key and ids of its own, and gives ingest's answer", async () => {
    const own = { ...event(), id: "0193a1b2-c3d4-7e5f-8a9b-000000000001" };
    const answer = await sender({ service: "billing", environment: "test" }).send([event(), own]);
    expect(received[0]?.headers).toMatchObject({
      authorization: "Bearer adt_w_key",
      "content-type": "application/json",
      "x-audit-sdk": expect.stringMatching(/^audit-client-js\/\d/),
      "x-audit-service": "billing",
      "x-audit-environment": "test",
    });
    const [made, kept] = idsOf(received[0]) ?? [];
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    expect(kept).toBe(own.id);
    expect(answer).toEqual({
      receivedAt: "2026-01-31T00:00:00.000Z",
      accepted: [
        { index: 0, id: made },
        { index: 1, id: own.id },
      ],
      rejected: [],
    });
  });

  it("gives what was rejected, also when everything was", async () => {
    const answer = await sender().send([event("wrong")]);
    expect(answer.accepted).toEqual([]);
    expect(answer.rejected).toMatchObject([{ index: 0, path: "action", message: "a verb" }]);
  });

  it.each([
    ["a reset connection", reset],
    ["an answer that never comes", hang],
    ["an answer that breaks off", cutOff],
    ["a gateway's error page", gatewayPage],
    ["503", refuseWith(503, "unavailable")],
    ["429", refuseWith(429, "rate_limited")],
    ["500", refuseWith(500, "internal")],
  ])("tries again with the same ids after %s", async (_what, behaviour) => {
    behaviours = [behaviour, behaviour];
    const answer = await sender().send([event(), event()]);
    expect(received).toHaveLength(3);
    expect(idsOf(received[1])).toEqual(idsOf(received[0]));
    expect(idsOf(received[2])).toEqual(idsOf(received[0]));
    expect(answer.accepted.map(({ id }) => id)).toEqual(idsOf(received[0]));
  });

  it("waits as long as ingest asks for", async () => {
    behaviours = [refuseWith(503, "unavailable", { "retry-after": "1" })];
    const startedAt = performance.now();
    await sender().send([event()]);
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
  });

  it.each([
    [400, "invalid_input"],
    [401, "unauthenticated"],
    [403, "forbidden"],
    [413, "payload_too_large"],
    [415, "unsupported_media_type"],
  ])("does not try again after %i, and says what ingest said", async (status, code) => {
    behaviours = [refuseWith(status, code)];
    const sent = sender().send([event()]);
    await expect(sent).rejects.toBeInstanceOf(SendError);
    await expect(sent).rejects.toMatchObject({ status, code, message: `because of ${code}` });
    expect(received).toHaveLength(1);
  });

  it("gives up at the deadline, with the events and their ids to send again", async () => {
    behaviours = Array.from({ length: 100 }, () => reset);
    const startedAt = performance.now();
    const error: unknown = await sender({ deadlineMs: 700 })
      .send([event()])
      .catch((reason: unknown) => reason);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(error).toMatchObject({ name: "SendError", message: "ingest is not reachable" });
    expect(error).toMatchObject({ unsent: received[0]?.events, status: undefined });
    expect(received.length).toBeGreaterThan(1);
  });

  it("gives up at once when ingest asks to wait beyond the deadline", async () => {
    behaviours = [refuseWith(503, "unavailable", { "retry-after": "600" })];
    const sent = sender().send([event()]);
    await expect(sent).rejects.toMatchObject({ status: 503, code: "unavailable" });
    expect(received).toHaveLength(1);
  });

  it("stops when the caller aborts, during a try and between tries", async () => {
    for (const behaviour of [hang, refuseWith(503, "unavailable", { "retry-after": "3" })]) {
      behaviours = [behaviour];
      const controller = new AbortController();
      const sent = sender({ tryTimeoutMs: 5_000 }).send([event()], { signal: controller.signal });
      setTimeout(() => controller.abort(new Error("enough")), 100);
      await expect(sent).rejects.toThrow("enough");
    }
    expect(received).toHaveLength(2);
  });

  it("does not follow a redirect with the key", async () => {
    const location = `${url}/elsewhere`;
    behaviours = [(_received, response) => void response.writeHead(307, { location }).end()];
    await expect(sender({ deadlineMs: 50 }).send([event()])).rejects.toBeInstanceOf(SendError);
    expect(received).toHaveLength(1);
  });

  it("divides many events by number, and gives one answer with their places", async () => {
    const answer = await sender().send(Array.from({ length: 2_500 }, () => event()));
    expect(received.map(({ events }) => events.length)).toEqual([1_000, 1_000, 500]);
    expect(answer.accepted.map(({ index }) => index)).toEqual(
      Array.from({ length: 2_500 }, (_, index) => index),
    );
    expect(answer.accepted.map(({ id }) => id)).toEqual(received.flatMap((one) => idsOf(one)));
  });

  it("divides large events by size", async () => {
    const large = { ...event(), metadata: { text: "ü".repeat(500_000) } };
    await sender({ tryTimeoutMs: 5_000 }).send(Array.from({ length: 9 }, () => large));
    expect(received.map(({ events }) => events.length)).toEqual([4, 4, 1]);
    expect(Math.max(...received.map(({ bytes }) => bytes))).toBeLessThanOrEqual(MAX_REQUEST_BYTES);
  });

  it("says what was recorded before a later request was refused", async () => {
    behaviours = [accept, refuseWith(401, "unauthenticated")];
    const error: unknown = await sender()
      .send(Array.from({ length: 1_500 }, () => event()))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SendError);
    if (!(error instanceof SendError)) return;
    expect(error.recorded.accepted).toHaveLength(1_000);
    expect(error.unsent).toEqual(received[1]?.events);
  });

  it("sends nothing for no events", async () => {
    expect(await sender().send([])).toMatchObject({ accepted: [], rejected: [] });
    expect(received).toEqual([]);
  });
});

it("keeps to ingest's limits", () => {
  expect(MAX_REQUEST_BYTES).toBe(EVENT_LIMITS.requestBytes);
  expect(MAX_REQUEST_EVENTS).toBe(EVENT_LIMITS.requestEvents);
});
