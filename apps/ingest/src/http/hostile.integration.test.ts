import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventsOf, type Ingest, startIngest, validEvent } from "../../test/ingest.js";
import { rawRequest, requestBytes } from "../../test/raw-request.js";

let ingest: Ingest;
let port = 0;
beforeAll(async () => {
  ingest = await startIngest();
  port = Number(new URL(ingest.url).port);
});
afterAll(() => ingest.close());

/** Whatever was sent before: ingest takes events. */
afterEach(async () => {
  expect((await ingest.post(JSON.stringify(validEvent()))).status).toBe(202);
});

const anyJson = fc.jsonValue({ maxDepth: 6 });
const almostEvent = fc.record(
  {
    id: fc.oneof(fc.uuid(), anyJson),
    occurredAt: fc.oneof(fc.date().map(String), anyJson),
    actor: fc.oneof(fc.record({ type: fc.constant("user"), id: fc.string() }), anyJson),
    action: fc.oneof(fc.constant("update"), anyJson),
    resource: fc.oneof(fc.record({ type: fc.string() }), anyJson),
    status: fc.oneof(fc.integer(), anyJson),
    metadata: anyJson,
    ["__proto__"]: anyJson,
    constructor: anyJson,
  },
  { requiredKeys: [] },
);
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyJson.map((value) => Buffer.from(JSON.stringify(value))),
  fc.array(almostEvent, { maxLength: 5 }).map((events) => Buffer.from(JSON.stringify(events))),
  almostEvent.map((event) => Buffer.from(JSON.stringify({ 0: event, events: [event] }))),
  fc.array(fc.string()).map((lines) => Buffer.from(lines.join("\n"))),
);

const oneOfOrAny = (...values: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: visible });
/** What may stand in a header: no control characters, or the request is cut short by HTTP itself. */
const visible = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f),
    { maxLength: 40 },
  )
  .map((codes) => String.fromCharCode(...codes));

const encodings: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  gzip: gzipSync,
  br: brotliCompressSync,
};

const requests = fc.record({
  path: fc.constantFrom(
    ...["/v1/events", "/trpc/events.record", "/trpc/events.recordBatch"],
    ...[
      "/trpc/events.record,events.record?batch=1",
      "/trpc/%ff",
      "/v1/events/%",
      "/trpc/a?batch=1",
    ],
  ),
  contentType: oneOfOrAny(
    "application/json",
    "application/x-ndjson",
    "text/plain",
    "multipart/form-data; boundary=x",
    "",
  ),
  encoding: oneOfOrAny("gzip", "br", "deflate", "identity", "", "gzip, br"),
  really: fc.boolean(),
  idempotencyKey: fc.option(visible),
  accept: fc.option(fc.constantFrom("application/jsonl", "text/event-stream", "*/*")),
  forwardedFor: fc.option(visible),
  authorized: fc.boolean(),
  authorization: visible,
  body: bodies,
});

describe("no request", () => {
  it("makes ingest fail or hang, whatever its body, headers and encoding", async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const encode = request.really ? encodings[request.encoding] : undefined;
        const body = encode?.(request.body) ?? request.body;
        const headers: [string, string][] = [
          ["content-length", String(body.length)],
          ["content-type", request.contentType],
          [
            "authorization",
            request.authorized ? `Bearer ${ingest.key.text}` : request.authorization,
          ],
        ];
        if (request.encoding !== "") headers.push(["content-encoding", request.encoding]);
        if (request.idempotencyKey) headers.push(["idempotency-key", request.idempotencyKey]);
        if (request.accept)
          headers.push(["accept", request.accept], ["trpc-accept", request.accept]);
        if (request.forwardedFor) headers.push(["x-forwarded-for", request.forwardedFor]);
        const answer = await rawRequest(port, requestBytes({ ...request, headers, body }), {
          timeoutMs: 5_000,
        });
        expect(answer.ended).toBe("answered");
        expect(answer.status).toBeGreaterThanOrEqual(200);
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 1_500 },
    );
  }, 120_000);
});

const nested = (open: string, close: string, depth: number) =>
  [open.repeat(depth), "1", close.repeat(depth)].join("");

describe("deeply nested JSON", () => {
  it.each([
    ["an array in arrays", nested("[", "]", 1_000_000)],
    ["objects in objects", nested('{"a":', "}", 400_000)],
    [
      "an event's metadata",
      JSON.stringify(validEvent({ metadata: "DEEP" })).replace(
        '"DEEP"',
        nested('{"a":', "}", 200_000),
      ),
    ],
  ])("is answered: %s", async (_what, body) => {
    expect((await ingest.post(body)).status).toBeLessThan(500);
    const response = await fetch(`${ingest.url}/trpc/events.record`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${ingest.key.text}`, "content-type": "application/json" },
    });
    expect(response.status).toBeLessThan(500);
  });
});

describe("a compressed body that unfolds to a gigabyte", () => {
  it.each([
    ["gzip", gzipSync(Buffer.alloc(256 * 1_048_576, " "))],
    ["br", brotliCompressSync(Buffer.alloc(256 * 1_048_576, " "))],
  ])(
    "is refused without unfolding it: %s",
    async (encoding, bomb) => {
      const before = process.memoryUsage().rss;
      const startedAt = performance.now();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => ingest.post(bomb, { "content-encoding": encoding })),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 413));
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1_048_576);
    },
    60_000,
  );
});

describe("a caller who hangs up", () => {
  const event = JSON.stringify(validEvent({ metadata: { text: "x".repeat(50_000) } }));
  const whole = (
    authorization: string,
    extra: [string, string][] = [],
    body = Buffer.from(event),
  ) =>
    requestBytes({
      path: "/v1/events",
      headers: [
        ["content-type", "application/json"],
        ["content-length", String(body.length)],
        ["authorization", authorization],
        ...extra,
      ],
      body,
    });

  it("in the middle of a body leaves nothing behind", async () => {
    await ingest.takeJobs();
    const bytes = whole(`Bearer ${ingest.key.text}`);
    const zipped = whole(
      `Bearer ${ingest.key.text}`,
      [["content-encoding", "gzip"]],
      gzipSync(event),
    );
    const at = (share: number, all: Buffer) => ({
      timeoutMs: 5_000,
      hangUpAfterBytes: Math.floor(all.length * share),
    });
    await Promise.all(
      [0.001, 0.01, 0.3, 0.5, 0.9, 0.999].flatMap((share) => [
        rawRequest(port, bytes, at(share, bytes)),
        rawRequest(port, zipped, at(share, zipped)),
      ]),
    );
    expect(await ingest.takeJobs()).toEqual([]);
  });

  it("before the answer leaves a whole job, or none", async () => {
    await ingest.takeJobs();
    const bytes = whole(`Bearer ${ingest.key.text}`);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        rawRequest(port, bytes, { timeoutMs: 5_000, hangUpAfterBytes: bytes.length }),
      ),
    );
    const jobs = await ingest.takeJobs();
    expect(jobs.length).toBeLessThanOrEqual(10);
    for (const event of eventsOf(jobs)) expect(event.metadata?.text).toMatch(/^x{1000,}/);
  });
});
