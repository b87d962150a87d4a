import { setTimeout as sleep } from "node:timers/promises";
import type { EventInput, RecordAnswer } from "@audit/types";
import { uuidv7 } from "uuidv7";
import { type Attempt, attempt } from "./attempt.js";
import { type EventsRequest, toRequests } from "./requests.js";
import { retryDelayMs } from "./retry-delay.js";
import { SendError } from "./send-error.js";
import { SDK } from "./version.js";

export interface SenderOptions {
  /** Ingest's address, such as `https://audit.example.com` or `http://127.0.0.1:4001`. */
  readonly url: string;
  /** A key with the scope `events:write`. */
  readonly apiKey: string;
  /** Name of the sending service, where the key has none. */
  readonly service?: string;
  readonly environment?: string;
  /** One try at most, in milliseconds; 10 seconds when absent. */
  readonly tryTimeoutMs?: number;
  /** All tries of a call together, in milliseconds; a minute when absent, `Infinity` for no end. */
  readonly deadlineMs?: number;
}

export interface Sender {
  /**
   * Sends events and resolves when ingest has answered for each. Events without an id get one
   * before the first try, and every retry sends the same ones, so that nothing is stored twice.
   * Rejects with `SendError` when ingest refuses the request or does not answer in time, and with
   * the signal's reason when that aborts.
   */
  readonly send: (
    events: readonly EventInput[],
    options?: { readonly signal?: AbortSignal },
  ) => Promise<RecordAnswer>;
}

const DEFAULT_TRY_TIMEOUT_MS = 10_000;
const DEFAULT_DEADLINE_MS = 60_000;

type Failure = Exclude<Attempt, { outcome: "answered" }>;

function shift(answer: RecordAnswer, first: number): Pick<RecordAnswer, "accepted" | "rejected"> {
  const move = <Item extends { index: number }>(item: Item): Item => ({
    ...item,
    index: item.index + first,
  });
  return { accepted: answer.accepted.map(move), rejected: answer.rejected.map(move) };
}

/** Sends events to ingest's `POST /v1/events`. Holds nothing open and keeps nothing. */
export function createSender(options: SenderOptions): Sender {
  const url = new URL("/v1/events", options.url);
  const headers = {
    authorization: `Bearer ${options.apiKey}`,
    "content-type": "application/json",
    "x-audit-sdk": SDK,
    ...(options.service !== undefined && { "x-audit-service": options.service }),
    ...(options.environment !== undefined && { "x-audit-environment": options.environment }),
  };
  const tryTimeoutMs = options.tryTimeoutMs ?? DEFAULT_TRY_TIMEOUT_MS;

  async function deliver(
    { body }: EventsRequest,
    giveUpAt: number,
    signal: AbortSignal | undefined,
  ): Promise<RecordAnswer | Failure> {
    for (let tries = 0; ; tries += 1) {
      signal?.throwIfAborted();
      const remainingMs = Math.max(1, giveUpAt - performance.now());
      const timeout = AbortSignal.timeout(Math.ceil(Math.min(tryTimeoutMs, remainingMs)));
      const result = await attempt(
        url,
        { method: "POST", headers, body },
        { try: signal ? AbortSignal.any([signal, timeout]) : timeout, caller: signal },
      );
      if (result.outcome === "answered") return result.answer;
      if (result.outcome === "refused") return result;
      const delayMs = retryDelayMs(tries, result.retryAfterMs, Math.random);
      if (performance.now() + delayMs >= giveUpAt) return result;
      await sleep(delayMs, undefined, signal && { signal }).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw error;
      });
    }
  }

  return {
    send: async (given, { signal } = {}) => {
      const giveUpAt = performance.now() + (options.deadlineMs ?? DEFAULT_DEADLINE_MS);
      const events = given.map((event) => (event.id ? event : { ...event, id: uuidv7() }));
      const recorded: RecordAnswer = {
        receivedAt: new Date().toISOString(),
        accepted: [],
        rejected: [],
      };
      for (const request of toRequests(events)) {
        const result = await deliver(request, giveUpAt, signal);
        if ("outcome" in result) {
          const { message, status, code, cause } = result;
          const unsent = events.slice(request.first);
          throw new SendError(message, { status, code, cause, recorded, unsent });
        }
        const { accepted, rejected } = shift(result, request.first);
        recorded.receivedAt = result.receivedAt;
        recorded.accepted.push(...accepted);
        recorded.rejected.push(...rejected);
      }
      return recorded;
    },
  };
}
