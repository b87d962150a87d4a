import type { KnownOrganizations } from "@audit/auth";
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
import { type Assigned, assignOrganizations } from "./assign-organizations.js";
import { refuseTooMany } from "./events-per-minute.js";
import { outsideOf } from "./outside-of.js";
import type { Refusal } from "./refusal.js";
import type { RulesOf } from "./rules-directory.js";

export interface RecordEventsDependencies {
  readonly intake: Intake;
  readonly producer: { readonly enqueue: (job: PersistJob) => Promise<void> };
  readonly limiter: Pick<RateLimiter, "take">;
  readonly rulesOf: RulesOf;
  readonly knownOrganizations: KnownOrganizations;
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

/** The rules of each organization that a request's events belong to. */
async function rulesOfAll(rulesOf: RulesOf, organizationIds: readonly string[]) {
  const ids = [...new Set(organizationIds)];
  return new Map(await Promise.all(ids.map(async (id) => [id, await rulesOf(id)] as const)));
}

/**
 * Records a request's events: accepts or rejects each by itself, queues the accepted ones as one
 * job with a group for each organization, and answers once the queue has confirmed it. Throws
 * `invalid_input` for no events, `payload_too_large` for too many, `rate_limited` for more than the
 * key may record in a minute, `unavailable` when the queue does not take them.
 */
export function createRecordEvents(dependencies: RecordEventsDependencies): RecordEvents {
  const { intake, producer: queue, limiter, rulesOf, knownOrganizations, now } = dependencies;

  return async ({ producer, restrictions, idempotencyKey, ...request }) => {
    const { events: raws } = request;
    refuseWrongCount(raws.length);
    await refuseTooMany(limiter, { keyId: producer.keyId, restrictions, count: raws.length });
    const assigned = await assignOrganizations(raws, request, knownOrganizations);
    const rules = await rulesOfAll(
      rulesOf,
      assigned.flatMap((one) => ("raw" in one ? [one.organizationId] : [])),
    );
    const receivedAt = now();
    const answer: RecordAnswer = {
      receivedAt: receivedAt.toISOString(),
      accepted: [],
      rejected: [],
    };
    const accepted = new Map<string, AcceptedEvent[]>();

    function record(one: Assigned, index: number): Refusal | null {
      const { organizationId, raw } = one;
      const outcome = intake(raw, {
        organizationId,
        rules: rules.get(organizationId),
        receivedAt,
        idempotencyKey,
        index,
      });
      if (!outcome.ok) return outcome;
      const { event } = outcome;
      const refusal = outsideOf(restrictions, event, raw);
      if (refusal) return refusal;
      const events = accepted.get(organizationId);
      if (events) events.push(event);
      else accepted.set(organizationId, [event]);
      answer.accepted.push({ index, id: event.id });
      return null;
    }

    assigned.forEach((one, index) => {
      const refusal = "raw" in one ? record(one, index) : one;
      if (!refusal) return;
      const { id, path, message } = refusal;
      answer.rejected.push({ index, ...(id !== undefined && { id }), path, message });
    });
    if (accepted.size > 0) {
      const groups = [...accepted].map(([organizationId, events]) => ({
        organizationId,
        producer,
        receivedAt: answer.receivedAt,
        events,
      }));
      await queue.enqueue({ version: 1, groups });
    }
    return answer;
  };
}
