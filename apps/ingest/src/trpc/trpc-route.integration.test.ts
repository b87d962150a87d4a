import type { IngestRouter } from "@audit/router";
import type { EventInput, PersistJob } from "@audit/types";
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from "@trpc/client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { eventsOf, type Ingest, startIngest, validEvent } from "../../test/ingest.js";

let ingest: Ingest;
beforeAll(async () => {
  ingest = await startIngest();
});
afterEach(() => ingest.takeJobs());
afterAll(() => ingest.close());

const ID = "0193a1b2-c3d4-7e5f-8a9b-000000000001";

const event = (overrides: Partial<EventInput> = {}): EventInput => ({
  actor: { type: "user", id: "alice", name: "Alice Example" },
  action: "update",
  resource: { type: "prompt", id: "greeting" },
  status: 200,
  ...overrides,
});

/** A client that sends its calls one by one, or `batched` into one request. */
function client(headers: Record<string, string> = {}, batched: "batched" | "single" = "single") {
  const options = {
    url: `${ingest.url}/trpc`,
    headers: { authorization: `Bearer ${ingest.key.text}`, ...headers },
  };
  return createTRPCClient<IngestRouter>({
    links: [batched === "batched" ? httpBatchLink(options) : httpLink(options)],
  });
}

/** The error of a call that must fail. */
async function failure(call: Promise<unknown>): Promise<TRPCClientError<IngestRouter>> {
  const error: unknown = await call.then(
    () => "it succeeded",
    (reason: unknown) => reason,
  );
  if (error instanceof TRPCClientError) return error;
  throw new Error(`no error of tRPC: ${String(error)}`);
}

describe("events.record", () => {
  it("records an event and gives its id", async () => {
    const answer = await client().events.record.mutate(event({ id: ID }));
    expect(answer.id).toBe(ID);
    const [group] = (await ingest.takeJobs())[0]?.groups ?? [];
    expect(group).toMatchObject({ receivedAt: answer.receivedAt, events: [{ id: ID }] });
  });

  it("refuses a key that may not be used from here, as plain HTTP does", async () => {
    const key = await ingest.createKey({ allowedCidrs: ["192.0.2.0/24"] });
    const { record } = client({ authorization: `Bearer ${key.text}` }).events;
    const error = await failure(record.mutate(event()));
    expect(error.data).toMatchObject({ code: "FORBIDDEN", httpStatus: 403 });
    const here = await ingest.createKey({ allowedCidrs: ["127.0.0.1"] });
    await client({ authorization: `Bearer ${here.text}` }).events.record.mutate(event());
  });

  it("rejects what the key may not record, as plain HTTP does", async () => {
    const key = await ingest.createKey({ workspaceId: "w1" });
    const { record, recordBatch } = client({ authorization: `Bearer ${key.text}` }).events;
    const error = await failure(record.mutate(event({ workspace: { id: "w2" } })));
    expect(error.message).toMatch(/^workspace\.id: must be w1/);
    const answer = await recordBatch.mutate({ events: [event({ workspace: { id: "w1" } })] });
    expect(answer.accepted).toHaveLength(1);
  });

  it("says when a key may record again", async () => {
    const key = await ingest.createKey({ eventsPerMinute: 1 });
    const { record } = client({ authorization: `Bearer ${key.text}` }).events;
    await record.mutate(event());
    const error = await failure(record.mutate(event()));
    expect(error.data).toMatchObject({ code: "TOO_MANY_REQUESTS", httpStatus: 429 });
    const { response } = z.object({ response: z.instanceof(Response) }).parse(error.meta);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(50);
  });

  it("names what is wrong with an event", async () => {
    const wrong = { ...event(), action: undefined } as unknown as EventInput;
    const error = await failure(client().events.record.mutate(wrong));
    expect(error.data).toMatchObject({ code: "BAD_REQUEST", httpStatus: 400 });
    expect(error.message).toMatch(/^action: /);
  });
});

describe("events.recordBatch", () => {
  it("answers for each event", async () => {
    const wrong = { ...event(), action: undefined } as unknown as EventInput;
    const answer = await client().events.recordBatch.mutate({ events: [event(), wrong, event()] });
    expect(answer.accepted.map(({ index }) => index)).toEqual([0, 2]);
    expect(answer.rejected).toMatchObject([{ index: 1, path: "action" }]);
  });

  it("refuses no events", async () => {
    const error = await failure(client().events.recordBatch.mutate({ events: [] }));
    expect(error.data).toMatchObject({ code: "BAD_REQUEST" });
    expect(error.message).toMatch(/^events: /);
  });

  it("refuses 1,001 events as plain HTTP does", async () => {
    const events = Array.from({ length: 1_001 }, () => event());
    const error = await failure(client().events.recordBatch.mutate({ events }));
    expect(error.data).toMatchObject({ code: "PAYLOAD_TOO_LARGE", httpStatus: 413 });
    expect(error.message).toMatch(/1001 events.*1000/);
    expect(await ingest.takeJobs()).toEqual([]);
  });

  it("keeps integers beyond 2^53 exactly, as plain HTTP does", async () => {
    const digits = "12345678901234567890";
    const one = JSON.stringify(validEvent({ actor: { type: "user", id: 7 }, metadata: { n: 7 } }));
    const exact = one.replaceAll(":7", `:${digits}`);
    const headers = {
      authorization: `Bearer ${ingest.key.text}`,
      "content-type": "application/json",
    };
    const url = `${ingest.url}/trpc/events.record`;
    expect((await fetch(url, { method: "POST", headers, body: exact })).status).toBe(200);
    expect((await ingest.post(exact)).status).toBe(202);

    const [viaTrpc, viaHttp] = eventsOf(await ingest.takeJobs());
    expect(viaHttp).toMatchObject({
      actor: { id: digits },
      metadata: { n: digits },
      inputHash: viaTrpc?.inputHash,
    });
    expect(viaTrpc).toMatchObject({ actor: { id: digits }, metadata: { n: digits } });
  });

  it("makes the same job of a request as plain HTTP does", async () => {
    const headers = { "x-audit-sdk": "test/1", "idempotency-key": "the same" };
    const events = [event({ id: ID }), event({ metadata: { "a.b": { $c: [1, null] } } })];
    const viaTrpc = await client(headers).events.recordBatch.mutate({ events });
    const response = await ingest.post(JSON.stringify(events), headers);
    expect(await response.json()).toMatchObject({ accepted: viaTrpc.accepted });

    const [trpcJob, httpJob] = (await ingest.takeJobs()).map((job) => withoutTimes(job));
    expect(trpcJob).toBeDefined();
    expect(httpJob).toEqual(trpcJob);
  });
});

/** A job without what differs between two moments. */
function withoutTimes(job: PersistJob): unknown {
  const groups = job.groups.map(({ receivedAt: _receivedAt, events, ...group }) => ({
    ...group,
    events: events.map(({ occurredAt: _occurredAt, ...one }) => one),
  }));
  return { ...job, groups };
}

describe("an Idempotency-Key", () => {
  it("goes with one call, and not with several in one request", async () => {
    const { events } = client({ "idempotency-key": "k" }, "batched");
    const first = await events.record.mutate(event());
    expect(await events.record.mutate(event())).toMatchObject({ id: first.id });
    const both = [events.record.mutate(event()), events.record.mutate(event())];
    for (const error of await Promise.all(both.map(failure))) {
      expect(error.data).toMatchObject({ code: "BAD_REQUEST" });
      expect(error.message).toContain("Idempotency-Key");
    }
  });
});

describe("calls in one request", () => {
  it("are each answered", async () => {
    const { events } = client({}, "batched");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => events.record.mutate(event())),
    );
    expect(
      eventsOf(await ingest.takeJobs())
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(answers.map(({ id }) => id).toSorted());
  });

  it("are refused beyond a hundred", async () => {
    const { events } = client({}, "batched");
    const calls = Array.from({ length: 101 }, () => failure(events.record.mutate(event())));
    expect((await Promise.all(calls))[100]?.data).toMatchObject({ code: "BAD_REQUEST" });
    expect(await ingest.takeJobs()).toEqual([]);
  });
});

describe("refusals that a tRPC client can read:", () => {
  it.each([
    ["no key", { authorization: "" }, "UNAUTHORIZED", 401],
    ["a text that is no key", { authorization: "Bearer secret" }, "UNAUTHORIZED", 401],
    ["another encoding", { "content-encoding": "zstd" }, "UNSUPPORTED_MEDIA_TYPE", 415],
    ["broken gzip", { "content-encoding": "gzip" }, "BAD_REQUEST", 400],
    ["another content type", { "content-type": "text/plain" }, "UNSUPPORTED_MEDIA_TYPE", 415],
    [
      "another charset",
      { "content-type": "application/json; charset=latin1" },
      "UNSUPPORTED_MEDIA_TYPE",
      415,
    ],
    ["an overlong Idempotency-Key", { "idempotency-key": "x".repeat(300) }, "BAD_REQUEST", 400],
  ])("%s", async (_what, headers, code, httpStatus) => {
    const error = await failure(
      client(headers as Record<string, string>).events.record.mutate(event()),
    );
    expect(error.data).toMatchObject({ code, httpStatus });
    expect(error.message).not.toBe("");
  });

  it("a key that may only read", async () => {
    const reader = await ingest.createKey({ scopes: ["audit_logs.list"] });
    const { events } = client({ authorization: `Bearer ${reader.text}` });
    const error = await failure(events.record.mutate(event()));
    expect(error.data).toMatchObject({ code: "FORBIDDEN", httpStatus: 403 });
    expect(error.message).toContain("events:write");
  });

  it("a body above 4 MiB", async () => {
    const large = event({ metadata: { text: "x".repeat(4_200_000) } });
    const error = await failure(client().events.record.mutate(large));
    expect(error.data).toMatchObject({ code: "PAYLOAD_TOO_LARGE", httpStatus: 413 });
  });

  it("a procedure that is not there, and a mutation by GET", async () => {
    const authorization = `Bearer ${ingest.key.text}`;
    const headers = { authorization, "content-type": "application/json" };
    const at = (path: string, init: RequestInit) =>
      fetch(`${ingest.url}/trpc/${path}`, { headers, ...init });
    expect((await at("events.nothing", { method: "POST", body: "{}" })).status).toBe(404);
    expect((await at(`events.record?input=${JSON.stringify(validEvent())}`, {})).status).toBe(405);
    expect(await ingest.takeJobs()).toEqual([]);
  });
});
