import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import type { EventInput, RecordAnswer } from "@audit/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FORMATS } from "./formats.js";
import { type ImportOptions, ImportStopped, runImport } from "./run-import.js";
import { fileSource, type Source } from "./source.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "audit-import-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<Source> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return { ...fileSource(place, content.length), name };
}

/** Takes everything but events whose action is `wrong`, as ingest's answer says it. */
function createReceiver() {
  const received: EventInput[] = [];
  const send = async (events: readonly EventInput[]): Promise<RecordAnswer> => {
    received.push(...events);
    const judged = events.map((event, index) => ({ event, index, id: event.id ?? "" }));
    return {
      receivedAt: "2026-03-01T10:00:00.000Z",
      accepted: judged.filter(({ event }) => event.action !== "wrong"),
      rejected: judged
        .filter(({ event }) => event.action === "wrong")
        .map(({ index, id }) => ({ index, id, path: "action", message: "a verb" })),
    };
  };
  return { received, send };
}

function run(sources: readonly Source[], options: Partial<ImportOptions> = {}) {
  return runImport({
    sources,
    read: FORMATS.ndjson.read,
    sender: createReceiver(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    keepRejections: 20,
    ...options,
  });
}

const line = (number: number, more: object = {}) =>
  JSON.stringify({ action: "create", request: { id: `r${number}` }, ...more });
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index));

describe("importing lines", () => {
  it("sends every one once, in batches, and counts", async () => {
    const receiver = createReceiver();
    const progress: number[] = [];
    const report = await run([await file("a.ndjson", lines(1_234).join("\n"))], {
      sender: receiver,
      onProgress: ({ report: { accepted } }) => progress.push(accepted),
    });
    expect(report).toMatchObject({ files: 1, records: 1_234, accepted: 1_234, rejected: 0 });
    expect(new Set(receiver.received.map(({ request }) => request?.id)).size).toBe(1_234);
    expect(progress.at(-1)).toBe(1_234);
  });

  it("keeps ids that are there, and derives the others the same each time", async () => {
    const id = "0198c5a0-0000-7000-8000-000000000001";
    const content = `${line(1, { id })}\r\n\n${line(2)}\n${line(2)}\n`;
    const idsOf = async (name: string, text: string) => {
      const receiver = createReceiver();
      await run([await file(name, text)], { sender: receiver });
      return receiver.received.map((event) => event.id);
    };
    const ids = await idsOf("a.ndjson", content);
    expect(ids[0]).toBe(id);
    expect(new Set(ids).size).toBe(3);
    expect(await idsOf("renamed.jsonl", content)).toEqual(ids);
    expect((await idsOf("grown.ndjson", `${content}${line(3)}\n`)).slice(0, 3)).toEqual(ids);
    expect(await idsOf("other.ndjson", `${line(9)}\n\n${line(2)}\n${line(2)}\n`)).not.toContain(
      ids[1],
    );
  });

  it("reports what is no event with its line, and sends the rest", async () => {
    const content = [line(1), "{broken", "[1]", line(2), "x".repeat(1_100_000), line(3)].join("\n");
    const report = await run([await file("a.ndjson", content)]);
    expect(report).toMatchObject({ records: 6, accepted: 3, rejected: 3 });
    expect(report.rejections.map(({ record }) => record)).toEqual([2, 3, 5]);
    expect(report.rejections[0]).toMatchObject({
      file: "a.ndjson",
      message: expect.stringMatching(/^not JSON: /),
    });
  });

  it("reports what ingest rejected with its line and id, and keeps the first reasons only", async () => {
    const content = [line(1), ...Array.from({ length: 30 }, () => line(2, { action: "wrong" }))];
    const report = await run([await file("a.ndjson", content.join("\n"))], { keepRejections: 5 });
    expect(report).toMatchObject({ accepted: 1, rejected: 30 });
    expect(report.rejections).toHaveLength(5);
    expect(report.rejections[0]).toMatchObject({ record: 2, path: "action", message: "a verb" });
    expect(report.rejections[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
  });
});

describe("importing files", () => {
  it("unpacks gzip by its content, whatever the file is called", async () => {
    const packed = gzipSync(`${lines(10).join("\n")}\n`);
    const report = await run([await file("a.log", Buffer.concat([packed, packed]))]);
    expect(report).toMatchObject({ records: 20, accepted: 20 });
  });

  it("reads a stream whose bytes come one by one", async () => {
    const bytes = [...gzipSync(`${line(1, { reason: "Zürich" })}\n`)].map((byte) =>
      Buffer.of(byte),
    );
    const receiver = createReceiver();
    const source = { name: "standard input", open: () => Readable.from(bytes) };
    await run([source], { sender: receiver });
    expect(receiver.received[0]?.reason).toBe("Zürich");
  });

  it("reports a file that cannot be read to its end, and goes on with the next", async () => {
    const cut = gzipSync(randomBytes(100_000).toString("hex")).subarray(0, 60_000);
    const missing = fileSource(path.join(folder, "gone.ndjson"), 1);
    const report = await run([
      await file("cut.gz", cut),
      missing,
      await file("good.ndjson", line(1)),
    ]);
    expect(report).toMatchObject({ files: 3, accepted: 1, rejected: 2, incomplete: false });
    expect(report.rejections[0]).toMatchObject({
      file: "cut.gz",
      message: expect.stringContaining("end of file"),
    });
    expect(report.rejections[1]?.message).toContain("ENOENT");
  });

  it("reads CloudTrail's files and says what the mapping did not know, once a kind", async () => {
    const record = (number: number) => ({
      eventID: `00000000-0000-4000-8000-00000000000${number}`,
      eventTime: "2026-03-01T10:00:00Z",
      eventName: "CreateUser",
      eventSource: "iam.amazonaws.com",
      userIdentity: { type: "Root", accountId: "1" },
      ...(number > 1 && { novelty: number }),
    });
    const Records = [record(1), record(2), record(3), { eventName: "Broken" }];
    const report = await run([await file("a.json", JSON.stringify({ Records }))], {
      read: FORMATS.cloudtrail.read,
    });
    expect(report).toMatchObject({ records: 4, accepted: 3, rejected: 1 });
    expect(report.rejections[0]).toMatchObject({ record: 4, path: "eventTime" });
    expect(report.unmapped).toEqual([
      {
        what: "field novelty: not known or not as documented, kept in metadata",
        count: 2,
        file: "a.json",
        record: 2,
      },
    ]);
  });

  it("holds a few batches, never the file", async () => {
    let produced = 0;
    let answered = 0;
    let mostHeld = 0;
    async function* endless() {
      while (produced < 15_000) {
        const chunk = Array.from({ length: 100 }, (_, index) => line(produced + index));
        produced += chunk.length;
        mostHeld = Math.max(mostHeld, produced - answered);
        yield Buffer.from(`${chunk.join("\n")}\n`);
      }
    }
    const receiver = createReceiver();
    const report = await run([{ name: "standard input", open: () => Readable.from(endless()) }], {
      sender: {
        send: async (events) => {
          await new Promise((resolve) => setImmediate(resolve));
          answered += events.length;
          return receiver.send(events);
        },
      },
    });
    expect(report).toMatchObject({ records: 15_000, accepted: 15_000 });
    // Four requests of 500 under way, one being filled, and what the streams hold between them.
    expect(mostHeld).toBeLessThan(10_000);
  }, 30_000);
});

describe("an import that does not reach its end", () => {
  it("stops when told to, after what is under way was answered", async () => {
    const stop = new AbortController();
    const receiver = createReceiver();
    const source = await file("a.ndjson", lines(20_000).join("\n"));
    const report = await run([source, source], {
      signal: stop.signal,
      sender: {
        send: async (events) => {
          stop.abort();
          return receiver.send(events);
        },
      },
    });
    expect(report.incomplete).toBe(true);
    expect(report.accepted).toBe(receiver.received.length);
    expect(report.accepted).toBeLessThan(20_000);
  });

  it("stops also while it waits for input that does not come", async () => {
    const stop = new AbortController();
    const waiting = new PassThrough();
    const running = run([{ name: "standard input", open: () => waiting }], {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    waiting.write(`${line(1)}\n`);
    expect(await running).toMatchObject({ incomplete: true, rejected: 0 });
  });

  it("says what it had done when ingest takes no more", async () => {
    const receiver = createReceiver();
    let calls = 0;
    const running = run([await file("a.ndjson", lines(5_000).join("\n"))], {
      sender: {
        send: async (events) => {
          calls += 1;
          if (calls > 2) throw new Error("ingest is not reachable");
          return receiver.send(events);
        },
      },
    });
    const stopped = await running.catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(ImportStopped);
    expect(stopped).toMatchObject({
      message: "ingest is not reachable",
      report: { accepted: 1_000, incomplete: true },
    });
  });
});
