import { createSender, type Sender } from "@audit/client";
import { AppError } from "@audit/types";
import type { Connection } from "../connection/connection.js";

/** An import that runs may outlast an outage of ingest: each batch is tried for this long. */
const DEADLINE_MS = 300_000;
/** One that was never answered has a wrong address, more likely. */
const FIRST_ANSWER_MS = 30_000;
const PROBE_MS = 5_000;

const silent = (url: string, cause?: unknown) =>
  new AppError("unavailable", `ingest does not answer at ${url}`, { cause });

/** Whether somebody is there: any answer will do, and so will a slow one. */
async function probe(url: string): Promise<void> {
  const signal = AbortSignal.timeout(PROBE_MS);
  try {
    await fetch(new URL("/healthz/live", url), { redirect: "manual", signal });
  } catch (error) {
    if (!signal.aborted) throw silent(url, error);
  }
}

/**
 * Opens the way to ingest. Throws `unavailable` at once when nobody is there, and from `send` when
 * nothing has been answered for half a minute; after the first answer it is patient.
 */
export async function openImportSender(connection: Connection): Promise<Pick<Sender, "send">> {
  await probe(connection.url);
  const sender = createSender({
    ...connection,
    service: "audit-import",
    deadlineMs: DEADLINE_MS,
  });
  const unanswered = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  return {
    send: async (events) => {
      timer ??= setTimeout(() => unanswered.abort(silent(connection.url)), FIRST_ANSWER_MS);
      try {
        return await sender.send(events, { signal: unanswered.signal });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
