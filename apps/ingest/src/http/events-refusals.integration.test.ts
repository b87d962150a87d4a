import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bodyOfBytes, eventsOf, type Ingest, startIngest, validEvent } from "../../test/ingest.js";
import { refused } from "../../test/refused.js";

let ingest: Ingest;
beforeAll(async () => {
  ingest = await startIngest();
});
afterAll(() => ingest.close());

describe("a key that may record so many events a minute", () => {
  const send = async (key: { text: string }, count: number) =>
    ingest.post(JSON.stringify(Array.from({ length: count }, () => validEvent())), {
      authorization: `Bearer ${key.text}`,
    });

  it("is told when to send again, and records what the minute still allows", async () => {
    const key = await ingest.createKey({ eventsPerMinute: 5 });
    expect((await send(key, 3)).status).toBe(202);
    const response = await send(key, 3);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(50);
    expect(await refused(response)).toMatchObject({
      status: 429,
      code: "rate_limited",
      message: expect.stringMatching(/^this key may record 5 events a minute: send again in \d+ s/),
    });
    expect((await send(key, 2)).status).toBe(202);
    expect(eventsOf(await ingest.takeJobs())).toHaveLength(5);
    expect((await send(ingest.key, 6)).status).toBe(202);
    await ingest.takeJobs();
  });

  it("is told to send less when a request could never pass", async () => {
    const response = await send(await ingest.createKey({ eventsPerMinute: 5 }), 6);
    expect(await refused(response)).toMatchObject({
      status: 413,
      code: "payload_too_large",
      message: expect.stringMatching(/6 events.* 5 a minute/),
    });
  });
});

describe("POST /v1/events refuses, and queues nothing,", () => {
  afterEach(async () => {
    expect(await ingest.takeJobs()).toEqual([]);
  });

  const body = JSON.stringify(validEvent());

  it.each([
    ["no key", { authorization: "" }],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["a text that is no key", { authorization: "Bearer secret" }],
    ["an unknown key", { authorization: `Bearer adt_w_${"0".repeat(11)}_${"0".repeat(43)}` }],
  ])("%s with 401", async (_what, headers) => {
    const response = await ingest.post(body, headers);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await refused(response)).toMatchObject({
      status: 401,
      code: "unauthenticated",
      message: expect.stringMatching(/key/),
    });
  });

  it("a key that may only read with 403", async () => {
    const reader = await ingest.createKey({ scopes: ["audit_logs.list"] });
    const response = await ingest.post(body, { authorization: `Bearer ${reader.text}` });
    expect(await refused(response)).toMatchObject({
      status: 403,
      code: "forbidden",
      message: expect.stringContaining("events:write"),
    });
  });

  it("a key that is used from an address from which it may not with 403", async () => {
    const elsewhere = await ingest.createKey({ allowedCidrs: ["192.0.2.0/24"] });
    const headers = {
      authorization: `Bearer ${elsewhere.text}`,
      "x-forwarded-for": "192.0.2.1", // by no proxy that is believed
    };
    expect(await refused(await ingest.post(body, headers))).toMatchObject({
      status: 403,
      code: "forbidden",
      message: "this API key may not be used from 127.0.0.1",
    });
  });

  it("a key that has expired with 401", async () => {
    const expiresAt = new Date(Date.now() + 300).toISOString();
    const key = await ingest.createKey({ expiresAt });
    const post = () => ingest.post("", { authorization: `Bearer ${key.text}` });
    expect(await refused(await post())).toMatchObject({ status: 400 });
    await expect
      .poll(async () => refused(await post()))
      .toMatchObject({
        status: 401,
        code: "unauthenticated",
        message: `this API key expired at ${expiresAt}`,
      });
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/xml",
    "nonsense",
    "application/jsonx",
    "application/json; charset=iso-8859-1",
    'application/x-ndjson;Charset="UTF-16LE"',
  ])("the content type %s with 415, and says which are right", async (contentType) => {
    expect(await refused(await ingest.post(body, { "content-type": contentType }))).toMatchObject({
      status: 415,
      code: "unsupported_media_type",
      message: expect.stringMatching(/application\/json.*application\/x-ndjson/),
    });
  });

  it.each(["zstd", "gzip, gzip", "compress"])(
    "the content encoding %s with 415, and says which are right",
    async (encoding) => {
      const response = await ingest.post(body, { "content-encoding": encoding });
      expect(response.headers.get("accept-encoding")).toBe("gzip, deflate, br");
      expect(await refused(response)).toMatchObject({ status: 415 });
    },
  );

  it.each([
    ["an empty body", "", {}, /empty/],
    ["a body of spaces", " \n ", {}, /empty/],
    ["an empty array", "[]", {}, /no event/],
    ["broken JSON", '{"actor": "secret-value', {}, /not valid JSON/],
    ["broken gzip", "not gzip", { "content-encoding": "gzip" }, /not valid gzip/],
    [
      "gzip that breaks off",
      gzipSync(body).subarray(0, 40),
      { "content-encoding": "gzip" },
      /not valid gzip/,
    ],
    ["broken brotli", "not brotli", { "content-encoding": "br" }, /not valid br/],
  ])("%s with 400", async (_what, payload, headers, message) => {
    const answer = await refused(await ingest.post(payload, headers as Record<string, string>));
    expect(answer).toMatchObject({ status: 400, code: "invalid_input" });
    expect(answer.message).toMatch(message);
    expect(answer.message).not.toContain("secret-value");
  });

  it("more than 1,000 events with 413", async () => {
    const events = Array.from({ length: 1_001 }, () => validEvent());
    expect(await refused(await ingest.post(JSON.stringify(events)))).toMatchObject({
      status: 413,
      code: "payload_too_large",
      message: expect.stringMatching(/1001 events.*1000/),
    });
  });

  it("a body above 4 MiB with 413", async () => {
    expect(await refused(await ingest.post(bodyOfBytes(4_200_000)))).toMatchObject({
      status: 413,
      code: "payload_too_large",
      message: expect.stringContaining("4 MiB"),
    });
  });

  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"])(
    "the method %s with 405, with or without a key, and says which is right",
    async (method) => {
      const withBody = { method, body: "text", headers: { "content-type": "text/plain" } };
      const init = method === "GET" || method === "HEAD" ? { method } : withBody;
      const response = await fetch(`${ingest.url}/v1/events`, init);
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST");
      const message = `this address takes POST, not ${method}`;
      const body = JSON.stringify({ error: { code: "invalid_input", message } });
      expect(await response.text()).toBe(method === "HEAD" ? "" : body);
    },
  );

  it("another address with 404", async () => {
    const headers = { authorization: `Bearer ${ingest.key.text}` };
    expect((await fetch(`${ingest.url}/v1/event`, { method: "POST", headers })).status).toBe(404);
  });
});
