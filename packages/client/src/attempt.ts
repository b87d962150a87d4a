import type { RecordAnswer } from "@audit/types";
import { readAnswer, readRefusal } from "./answer.js";
import { readRetryAfterMs } from "./retry-delay.js";

/** How one try ended. */
export type Attempt =
  | { readonly outcome: "answered"; readonly answer: RecordAnswer }
  | (Failure & { readonly outcome: "refused" })
  | (Failure & { readonly outcome: "failed"; readonly retryAfterMs: number });

interface Failure {
  readonly message: string;
  readonly status?: number;
  readonly code?: string;
  readonly cause?: unknown;
}

/** Answers after which the same request may succeed: overload, gateways, crashes. */
const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Makes one try. Never rejects, unless `signal` is what ended it. */
export async function attempt(
  url: URL,
  request: RequestInit,
  signals: { readonly try: AbortSignal; readonly caller: AbortSignal | undefined },
): Promise<Attempt> {
  try {
    // A redirect would carry the key to another address.
    const response = await fetch(url, { ...request, redirect: "error", signal: signals.try });
    const body = await readBody(response);
    const answer = readAnswer(body);
    if (answer) return { outcome: "answered", answer };
    const { status } = response;
    const { code, message = `ingest answered ${status}` } = readRefusal(body);
    const failure = { message, status, ...(code !== undefined && { code }) };
    if (!response.ok && !isPassing(status)) return { outcome: "refused", ...failure };
    const retryAfterMs = readRetryAfterMs(response.headers.get("retry-after"), Date.now());
    return { outcome: "failed", retryAfterMs, ...failure };
  } catch (cause) {
    signals.caller?.throwIfAborted();
    const message = signals.try.aborted
      ? "ingest did not answer in time"
      : "ingest is not reachable";
    return { outcome: "failed", message, retryAfterMs: 0, cause };
  }
}
