import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { recordAnswerSchema } from "@audit/types";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  bodyOfBytes,
  eventsOf,
  type Ingest,
  ORGANIZATION_ID,
  startIngest,
  validEvent,
} from "../../test/ingest.js";
import { refused } from "../../test/refused.js";

let ingest: Ingest;
beforeAll(async () => {
  ingest = await startIngest({ trustedProxies: ["127.0.0.1/32"] });
});
afterEach(() => ingest.takeJobs());
afterAll(() => ingest.close());

const ID = "0193a1b2-c3d4-7e5f-8a9b-000000000001";

/** Status and body of an answer in ingest's own shape. */
async function answered(response: Response) {
  return { status: response.status, ...recordAnswerSchema.parse(await response.json()) };
}

describe("POST /v1/events takes", () => {
  it("one event", async () => {
    const answer = await answered(await ingest.post(JSON.stringify(validEvent({ id: ID }))));
    expect(answer).toMatchObject({ status: 202, accepted: [{ index: 0, id: ID }], rejected: [] });
    const jobs = await ingest.takeJobs();
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.groups[0]).toMatchObject({
      organizationId: ORGANIZATION_ID,
      receivedAt: answer.receivedAt,
      producer: { keyId: ingest.key.id, keyName: "Test key" },
      events: [{ id: ID, actor: { id: "alice" }, action: "update" }],
    });
  });

  it.each([
    ["an array", "application/json", JSON.stringify([{ n: 1 }, { n: 2 }].map(validEvent))],
    [
      "an array named events",
      "application/json",
      JSON.stringify({ events: [validEvent(), validEvent()] }),
    ],
    [
      "NDJSON",
      "application/x-ndjson",
      `${JSON.stringify(validEvent())}\n${JSON.stringify(validEvent())}`,
    ],
    [
      "NDJSON with empty lines and CRLF",
      "application/x-ndjson",
      `\n${JSON.stringify(validEvent())}\r\n\r\n${JSON.stringify(validEvent())}\n`,
    ],
    [
      "a byte order mark",
      "application/json; charset=utf-8",
      `\uFEFF${JSON.stringify([validEvent(), validEvent()])}`,
    ],
    [
      "a body that says it is ASCII",
      'application/json;Charset="US-ASCII"',
      JSON.stringify([validEvent(), validEvent()]),
    ],
  ])("%s as one job", async (_what, contentType, body) => {
    const answer = await answered(await ingest.post(body, { "content-type": contentType }));
    expect(answer.status).toBe(202);
    const jobs = await ingest.takeJobs();
    expect(jobs).toHaveLength(1);
    expect(eventsOf(jobs).map(({ id }) => id)).toEqual(answer.accepted.map(({ id }) => id));
    expect(answer.accepted.map(({ index }) => index)).toEqual([0, 1]);
  });

  it("an event that has a field named events beside others as one event", async () => {
    const answer = await answered(
      await ingest.post(JSON.stringify(validEvent({ events: [1, 2] }))),
    );
    expect(answer).toMatchObject({ status: 202, accepted: [{ index: 0 }] });
  });

  it.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["GZIP", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["identity", (text: string) => Buffer.from(text)],
  ])("a body in %s", async (encoding, compress) => {
    const body = compress(JSON.stringify([validEvent({ metadata: { text: "Grüße" } })]));
    const answer = await ingest.post(body, { "content-encoding": encoding });
    expect(answer.status).toBe(202);
    expect(eventsOf(await ingest.takeJobs())[0]?.metadata).toEqual({ text: "Grüße" });
  });

  it("a body just below 4 MiB", async () => {
    expect((await ingest.post(bodyOfBytes(4_100_000))).status).toBe(202);
  });

  it("1,000 events", async () => {
    const events = Array.from({ length: 1_000 }, () => validEvent());
    const answer = await answered(await ingest.post(JSON.stringify(events)));
    expect(answer).toMatchObject({ status: 202, rejected: [] });
    expect(eventsOf(await ingest.takeJobs())).toHaveLength(1_000);
  });
});

describe("POST /v1/events answers for each event", () => {
  it("207 when some were accepted, with the places and reasons of the others", async () => {
    const events = [validEvent(), { id: ID, action: "x" }, validEvent(), "text"];
    const answer = await answered(await ingest.post(JSON.stringify(events)));
    expect(answer).toMatchObject({ status: 207, accepted: [{ index: 0 }, { index: 2 }] });
    expect(answer.rejected.map(({ index }) => index)).toEqual([1, 3]);
    for (const { message } of answer.rejected) expect(message).not.toBe("");
    expect(eventsOf(await ingest.takeJobs())).toHaveLength(2);
  });

  it("400 when none was, and queues nothing", async () => {
    const answer = await answered(await ingest.post(JSON.stringify([{}, 1])));
    expect(answer).toMatchObject({ status: 400, accepted: [] });
    expect(answer.rejected).toHaveLength(2);
    expect(await ingest.takeJobs()).toEqual([]);
  });

  it("which line of NDJSON is no JSON, and takes the others", async () => {
    const body = [JSON.stringify(validEvent()), "{ not json", JSON.stringify(validEvent())];
    const answer = await answered(
      await ingest.post(body.join("\n"), { "content-type": "application/x-ndjson" }),
    );
    expect(answer).toMatchObject({ status: 207, accepted: [{ index: 0 }, { index: 2 }] });
    expect(answer.rejected).toEqual([
      { index: 1, path: "", message: "this line is not valid JSON" },
    ]);
  });
});

describe("a key for one workspace and some types of resource", () => {
  const inside = { workspace: { id: "w1" }, resource: { type: "config" } };
  const narrow = { workspaceId: "w1", resourceTypes: ["config", "prompt"] };

  it("records what is inside, and rejects each event that is not", async () => {
    const key = await ingest.createKey(narrow);
    const events = [
      inside,
      { ...inside, workspace: "w1", resource: { type: "prompt" } },
      { ...inside, id: ID, workspace: { id: "w2" } },
      { ...inside, workspace: undefined },
      { ...inside, resource: { type: "model" } },
      { ...inside, targets: [{ type: "model" }] },
    ].map((event) => validEvent(event));
    const response = await ingest.post(JSON.stringify(events), {
      authorization: `Bearer ${key.text}`,
    });
    const answer = await answered(response);
    expect(answer.status).toBe(207);
    expect(answer.accepted.map(({ index }) => index)).toEqual([0, 1, 5]);
    const workspace = {
      path: "workspace.id",
      message: "must be w1: this key records events of that workspace alone",
    };
    expect(answer.rejected).toEqual([
      { index: 2, id: ID, ...workspace },
      { index: 3, ...workspace },
      {
        index: 4,
        path: "resource.type",
        message: "must be one of config, prompt: this key records no others",
      },
    ]);
    expect(eventsOf(await ingest.takeJobs())).toHaveLength(3);
  });
});

describe("an Idempotency-Key", () => {
  it("gives events that bring no id the same ids again, and others with another key", async () => {
    const body = JSON.stringify([validEvent(), validEvent({ id: ID }), validEvent()]);
    const idsWith = async (key: string) => {
      const { accepted } = await answered(await ingest.post(body, { "idempotency-key": key }));
      return accepted.map(({ id }) => id);
    };
    const first = await idsWith("import-7");
    expect(new Set(first).size).toBe(3);
    expect(first[1]).toBe(ID);
    expect(await idsWith("import-7")).toEqual(first);
    expect((await idsWith("import-8"))[0]).not.toBe(first[0]);
  });

  it.each(["   ", "x".repeat(256)])("is refused when it is empty or too long", async (key) => {
    const response = await ingest.post(JSON.stringify(validEvent()), { "idempotency-key": key });
    expect(await refused(response)).toMatchObject({
      status: 400,
      code: "invalid_input",
      message: expect.stringContaining("Idempotency-Key"),
    });
  });
});

describe("the producer of an event", () => {
  const producerWith = async (headers: Record<string, string>, key = ingest.key.text) => {
    const body = JSON.stringify(validEvent());
    await ingest.post(body, { authorization: `Bearer ${key}`, ...headers });
    return (await ingest.takeJobs())[0]?.groups[0]?.producer;
  };

  it("is what the key says, then what the headers say, within limits", async () => {
    const headers = {
      "x-audit-sdk": `sdk/${"1".repeat(200)}`,
      "x-audit-service": "claimed",
      "x-audit-environment": "production",
    };
    const named = await ingest.createKey({ name: "Named", service: "billing" });
    expect(await producerWith(headers, named.text)).toMatchObject({
      keyId: named.id,
      keyName: "Named",
      service: "billing",
      environment: "production",
      sdk: `sdk/${"1".repeat(96)}`,
    });
    expect(await producerWith(headers)).toMatchObject({ service: "claimed" });
  });

  it("has the address that a trusted proxy names, when it is one", async () => {
    expect(await producerWith({})).toMatchObject({ ip: "127.0.0.1" });
    expect(await producerWith({ "x-forwarded-for": "198.51.100.9, 203.0.113.7" })).toMatchObject({
      ip: "203.0.113.7",
    });
    expect(await producerWith({ "x-forwarded-for": "unknown" })).toMatchObject({ ip: "127.0.0.1" });
  });

  it("is never what the body says", async () => {
    const organizationId = "f".repeat(24);
    const body = { producer: { keyId: "forged", ip: "1.1.1.1", organizationId } };
    await ingest.post(JSON.stringify(validEvent(body)));
    const [group] = (await ingest.takeJobs())[0]?.groups ?? [];
    expect(group).toMatchObject({
      organizationId: ORGANIZATION_ID,
      producer: { keyId: ingest.key.id, ip: "127.0.0.1" },
    });
    await ingest.post(JSON.stringify([validEvent({ organizationId }), validEvent()]));
    const [one, ...others] = (await ingest.takeJobs())[0]?.groups ?? [];
    expect(one).toMatchObject({ organizationId: ORGANIZATION_ID });
    expect(one?.events).toHaveLength(1);
    expect(others).toEqual([]);
  });

  it("is the address by which a key is allowed or not", async () => {
    const key = await ingest.createKey({ allowedCidrs: ["198.51.100.0/24"] });
    const statusFrom = async (address: string) => {
      const headers = { authorization: `Bearer ${key.text}`, "x-forwarded-for": address };
      return (await ingest.post(JSON.stringify(validEvent()), headers)).status;
    };
    expect(await statusFrom("198.51.100.9")).toBe(202);
    expect(await statusFrom("203.0.113.7")).toBe(403);
    expect(await statusFrom("198.51.100.9, 203.0.113.7")).toBe(403);
  });

  it("belongs to the key's organization", async () => {
    const other = "65f000000000000000000002";
    const key = await ingest.createKey({}, other);
    await ingest.post(JSON.stringify(validEvent()), { authorization: `Bearer ${key.text}` });
    expect((await ingest.takeJobs())[0]?.groups[0]?.organizationId).toBe(other);
  });
});
