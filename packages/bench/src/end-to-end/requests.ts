import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { createDemoEvents } from "@audit/demo";

/** A request to ingest, made before the clock starts: what makes events is not what is measured. */
export interface PreparedRequest {
  readonly body: Buffer;
  readonly ids: readonly string[];
}

/** Demo events with ids of their own, `eventsPerRequest` in each `POST /v1/events`. */
export function prepareRequests(options: {
  readonly seed: number;
  readonly events: number;
  readonly eventsPerRequest: number;
}): PreparedRequest[] {
  const { seed, events: count, eventsPerRequest } = options;
  const events = [...createDemoEvents({ seed, count, until: new Date(), ids: true })];
  const requests: PreparedRequest[] = [];
  for (let begin = 0; begin < events.length; begin += eventsPerRequest) {
    const batch = events.slice(begin, begin + eventsPerRequest);
    requests.push({
      body: Buffer.from(JSON.stringify(batch)),
      ids: batch.flatMap((event) => event.id ?? []),
    });
  }
  return requests;
}

export interface Target {
  /** Ingest's address. */
  readonly url: string;
  readonly apiKey: string;
  /** Requests under way at once. */
  readonly parallel: number;
}

interface Answer {
  readonly status: number;
  readonly retryAfterSeconds: number;
}

function post(target: Target, agent: Agent, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${target.url}/v1/events`, {
      method: "POST",
      agent,
      headers: {
        authorization: `Bearer ${target.apiKey}`,
        "content-type": "application/json",
        "content-length": body.length,
      },
    });
    outgoing.once("error", reject);
    outgoing.once("response", (response) => {
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfterSeconds: Number(response.headers["retry-after"] ?? 1),
        }),
      );
      response.resume();
    });
    outgoing.end(body);
  });
}

/**
 * Sends all requests, `parallel` at once, over connections that stay open, and answers how many
 * were refused for overload (503) and sent again when ingest said. Throws unless each is then
 * acknowledged whole (202).
 */
export async function sendRequests(
  target: Target,
  requests: readonly PreparedRequest[],
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: target.parallel });
  const queue = requests.values();
  let refusals = 0;
  const deliver = async (body: Buffer): Promise<void> => {
    for (;;) {
      const { status, retryAfterSeconds } = await post(target, agent, body);
      if (status === 202) return;
      if (status !== 503) throw new Error(`ingest answered ${status} instead of 202`);
      refusals += 1;
      await delay(retryAfterSeconds * 1_000);
    }
  };
  const sendNext = async (): Promise<void> => {
    for (const { body } of queue) await deliver(body);
  };
  try {
    await Promise.all(Array.from({ length: target.parallel }, sendNext));
    return refusals;
  } finally {
    agent.destroy();
  }
}
