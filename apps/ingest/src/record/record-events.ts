import type { Intake } from "@audit/intake";
import type { RateLimiter } from "@audit/queue";
import type { RecordEvents } from "@audit/router";
import {
  type AcceptedEvent,
  AppError,
  EVENT_LIMITS,
  type PersistJob,
  type RecordAnswer,
} from "@audit/types";
import { refuseTooMany } from "./events-per-minute.js";
import { outsideOf } from "./outside-of.js";
import type { RulesOf } from "./rules-directory.js";

export interface RecordEventsDependencies {
  readonly intake: Intake;
  readonly producer: { readonly enqueue: (job: PersistJob) => Promise<void> };
  readonly limiter: Pick<RateLimiter, "take">;
  readonly rulesOf: RulesOf;
  readonly now: () => Date;
}

function refuseWrongCount(count: number): void {
  if (count === 0) throw new AppError("invalid_input", "there is no event in the request");
  if (count <= EVENT_LIMITS.requestEvents) return;
  throw new AppError(
    "payload_too_large",
    `the request has ${count} events; send at most ${EVENT_LIMITS.requestEvents} in one`,
  );
}

/**
 * Records a request's events: accepts or rejects each by itself, queues the accepted ones as one
 * job, and answers once the queue has confirmed it. Throws `invalid_input` for no events,
 * `payload_too_large` for too many, `rate_limited` for more than the key may record in a minute,
 * `unavailable` when the queue does not take them.
 */
export function createRecordEvents(dependencies: RecordEventsDependencies): RecordEvents {
  const { intake, producer: queue, limiter, rulesOf, now } = dependencies;

  return async ({ organizationId, producer, restrictions, events: raws, idempotencyKey }) => {
    refuseWrongCount(raws.length);
    await refuseTooMany(limiter, { keyId: producer.keyId, restrictions, count: raws.length });
    const rules = await rulesOf(organizationId);
    const receivedAt = now();
    const answer: RecordAnswer = {
      receivedAt: receivedAt.toISOString(),
      accepted: [],
      rejected: [],
    };
    const events: AcceptedEvent[] = [];
    raws.forEach((raw, index) => {
      const outcome = intake(raw, { organizationId, rules, receivedAt, idempotencyKey, index });
      const refusal = outcome.ok ? outsideOf(restrictions, outcome.event, raw) : outcome;
      if (refusal) {
        const { id, path, message } = refusal;
        answer.rejected.push({ index, ...(id !== undefined && { id }), path, message });
      } else if (outcome.ok) {
        events.push(outcome.event);
        answer.accepted.push({ index, id: outcome.event.id });
      }
    });
    if (events.length > 0) {
      const group = { organizationId, producer, receivedAt: answer.receivedAt, events };
      await queue.enqueue({ version: 1, groups: [group] });
    }
    return answer;
  };
}
