import { createSender } from "@audit/client";
import { createDemoEvents } from "@audit/demo";
import { orAbort, pollUntil } from "@audit/embedded";
import { COUNT_CAP, type EventInput, eventCountSchema } from "@audit/types";
import * as z from "zod";
import { LaunchError } from "../env.js";
import { FIRST_ORGANIZATION } from "../first-run/first-organization.js";
import type { DemoPlan } from "./demo-plan.js";

const EVENTS_A_REQUEST = 500;
const STORED_TIMEOUT_MS = 60_000;

export interface SendDemoOptions {
  readonly plan: DemoPlan;
  readonly ingestUrl: string;
  readonly writeKey: string;
  readonly apiUrl: string;
  readonly readKey: string;
  readonly say: (message: string) => void;
  readonly signal: AbortSignal;
}

const countAnswerSchema = z.object({ result: z.object({ data: eventCountSchema }) });

/**
 * How many events of the write key a reader sees now, without those that the log writes of itself;
 * capped at `COUNT_CAP`.
 */
async function countStored(options: SendDemoOptions): Promise<number> {
  const [, , keyId = ""] = options.writeKey.split("_");
  const input = { filter: { terms: [{ field: "key", values: [keyId] }] } };
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await fetch(`${options.apiUrl}/trpc/events.count?${query.toString()}`, {
    headers: { authorization: `Bearer ${options.readKey}` },
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new LaunchError(`the api answers ${response.status} to a count`);
  return countAnswerSchema.parse(await response.json()).result.data.count;
}

function* batchesOf(plan: DemoPlan): Generator<EventInput[]> {
  const events = createDemoEvents({
    seed: plan.seed,
    count: plan.count,
    until: new Date(plan.until),
    organization: { id: plan.organizationId, ...FIRST_ORGANIZATION },
    ids: true,
  });
  let batch: EventInput[] = [];
  for (const event of events) {
    batch.push(event);
    if (batch.length < EVENTS_A_REQUEST) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function sendAll(options: SendDemoOptions): Promise<void> {
  const sender = createSender({ url: options.ingestUrl, apiKey: options.writeKey });
  let sent = 0;
  for (const batch of batchesOf(options.plan)) {
    options.signal.throwIfAborted();
    const { accepted, rejected } = await orAbort(sender.send(batch), options.signal);
    const [refusal] = rejected;
    if (refusal) throw new LaunchError(`ingest refused a demo event: ${refusal.message}`);
    sent += accepted.length;
    options.say(`${sent} of ${options.plan.count} events sent`);
  }
}

/**
 * Sends demo events the way that every service sends its own, and waits until they can be read.
 * Resolves to how many there were.
 */
export async function sendDemo(options: SendDemoOptions): Promise<number> {
  const before = await countStored(options);
  await sendAll(options);
  // after a start that was cut short, some of them were there before
  const expected = Math.min(Math.max(options.plan.count, before), COUNT_CAP);
  options.say("waiting until they are stored");
  const isStored = async () => options.signal.aborted || (await countStored(options)) >= expected;
  if (!(await pollUntil(isStored, { timeoutMs: STORED_TIMEOUT_MS, intervalMs: 200 }))) {
    throw new LaunchError("the demo events were accepted but are not stored: see the worker's log");
  }
  options.signal.throwIfAborted();
  return options.plan.count;
}
