import type { Sender } from "@audit/client";
import type { EventInput } from "@audit/types";
import { createReport, type ImportReport, type ReportCollector } from "./import-report.js";
import type { Item, ReadItems } from "./item.js";
import { readText, type Source } from "./source.js";

/** Events of one request, and requests under way: enough to keep ingest busy, little to hold. */
const BATCH_EVENTS = 500;
const BATCH_LENGTH = 2_097_152;
const REQUESTS_AT_ONCE = 4;

/** How far an import is. */
export interface ImportProgress {
  readonly bytes: number;
  readonly report: Readonly<ImportReport>;
}

interface Placed {
  readonly file: string;
  readonly record: number;
  readonly event: EventInput;
  readonly length: number;
}

/** Sends batches, a few at once; the first failure shows at the next call and in `finish`. */
function createBatches(send: Sender["send"], collector: ReportCollector, onAnswer: () => void) {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let batch: Placed[] = [];
  let length = 0;

  async function deliver(placed: readonly Placed[]): Promise<void> {
    const answer = await send(placed.map(({ event }) => event));
    collector.report.accepted += answer.accepted.length;
    for (const { index, id, path, message } of answer.rejected) {
      const at = placed[index];
      const file = at?.file ?? "";
      collector.reject({
        file,
        ...(at && { record: at.record }),
        ...(id && { id }),
        path,
        message,
      });
    }
    onAnswer();
  }

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    const placed = batch;
    batch = [];
    length = 0;
    const delivery = deliver(placed)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(delivery));
    underWay.add(delivery);
    if (underWay.size >= REQUESTS_AT_ONCE) await Promise.race(underWay);
  }

  return {
    add: async (placed: Placed) => {
      if (failure) throw failure.error;
      const full = batch.length === BATCH_EVENTS || length + placed.length > BATCH_LENGTH;
      if (full) await flush();
      batch.push(placed);
      length += placed.length;
    },
    /** Sends what is left, unless told not to, and waits for every answer. */
    finish: async (options: { readonly sendRest: boolean }) => {
      if (options.sendRest && !failure) await flush();
      await Promise.all(underWay);
      if (failure) throw failure.error;
    },
  };
}

export interface ImportOptions {
  readonly sources: readonly Source[];
  readonly read: ReadItems;
  readonly sender: Pick<Sender, "send">;
  /** Stops reading; what is under way is still answered. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Reasons kept at most. */
  readonly keepRejections: number;
}

/** An import that ended early: what it had done, and why, when it was not told to. */
export class ImportStopped extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport, cause: unknown) {
    super(cause instanceof Error ? cause.message : "the import failed", { cause });
    this.name = "ImportStopped";
    this.report = report;
  }
}

/**
 * Imports every source, one after another, holding a few batches and never a whole file. A source
 * that cannot be read to its end is reported as rejected and the next one goes on. Throws
 * `ImportStopped` when ingest does not take the events; running it again repeats nothing.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { sources, read, sender, signal, onProgress, keepRejections } = options;
  const collector = createReport(keepRejections);
  const { report } = collector;
  const startedAt = performance.now();
  let bytes = 0;
  const progress = () => onProgress({ bytes, report });
  const batches = createBatches(sender.send, collector, progress);

  async function take(source: Source, item: Item): Promise<void> {
    report.records += 1;
    if (!("event" in item)) {
      collector.reject({ file: source.name, ...item });
      return;
    }
    for (const what of item.unmapped) collector.noteUnmapped(what, source.name, item.record);
    const { record, event, length } = item;
    await batches.add({ file: source.name, record, event, length });
  }

  async function importSource(source: Source): Promise<void> {
    const stream = source.open();
    // Nobody knows when the next bytes come: whoever waits for them must be woken.
    const stop = () => stream.destroy();
    signal.addEventListener("abort", stop);
    const items = read(
      readText(stream, (count) => {
        bytes += count;
        progress();
      }),
    )[Symbol.asyncIterator]();
    try {
      while (!signal.aborted) {
        const next = await items.next().catch((error: unknown) => ({ error }));
        if ("error" in next) {
          if (signal.aborted) return;
          const message = next.error instanceof Error ? next.error.message : "cannot be read";
          collector.reject({ file: source.name, path: "", message });
          return;
        }
        if (next.done) return;
        await take(source, next.value);
      }
    } finally {
      signal.removeEventListener("abort", stop);
      await items.return?.();
    }
  }

  try {
    for (const source of sources) {
      if (signal.aborted) break;
      await importSource(source);
      report.files += 1;
    }
    await batches.finish({ sendRest: !signal.aborted });
  } catch (error) {
    await batches.finish({ sendRest: false }).catch(() => undefined);
    throw new ImportStopped(finish(true), error);
  }
  return finish(signal.aborted);

  function finish(incomplete: boolean): ImportReport {
    report.incomplete = incomplete;
    report.seconds = Math.round(performance.now() - startedAt) / 1_000;
    return report;
  }
}
