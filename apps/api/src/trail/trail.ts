import { createHash } from "node:crypto";
import type { Caller } from "@audit/auth";
import type { Outbox } from "@audit/db";
import type { BegunAct, Trail } from "@audit/router";
import type { Logger } from "@audit/runtime/logger";
import { AppError } from "@audit/types";
import { uuidv7 } from "uuidv7";
import type { Origin, OwnEvent, ToEntry } from "./own-event.js";

export interface TrailOptions {
  readonly outbox: Pick<Outbox, "put" | "replace" | "remove">;
  readonly toEntry: ToEntry;
  /** Whether the queue takes events now. */
  readonly queueTakes: () => Promise<boolean>;
  /** Something became due. */
  readonly wake: () => void;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** The record of what is done to the log and who reads it. */
export interface TrailRecorder {
  /** For the calls of one request. */
  readonly forRequest: (origin: Origin) => Trail;
  /** Keeps a finished event until the queue has it, whether there is a queue now or not. */
  readonly keep: (event: Omit<OwnEvent, "receivedAt">) => Promise<void>;
}

/** An act that takes longer is noted anew with its result: the first note may be queued by then. */
const UNFINISHED_MS = 60_000;
const LONGEST_ACT_MS = 50_000;
const HOUR_MS = 3_600_000;

/** Reads remembered as noted, of about 100 bytes each. */
const REMEMBERED_READS = 10_000;

const actorOf = ({ actor, sessionId }: Caller): OwnEvent["actor"] => ({
  ...actor,
  ...(sessionId !== undefined && { sessionId }),
});

export function createTrail(options: TrailOptions): TrailRecorder {
  const { outbox, toEntry, now, wake, logger } = options;
  const noted = new Set<string>();

  async function begin(event: Omit<OwnEvent, "receivedAt" | "id">): Promise<BegunAct> {
    if (!(await options.queueTakes())) {
      throw new AppError(
        "unavailable",
        "nothing is changed while the log cannot record it: retry shortly",
        {
          retryAfterSeconds: 2,
        },
      );
    }
    const receivedAt = now();
    const unfinished = { ...event, receivedAt, id: uuidv7() };
    const entry = toEntry(unfinished, new Date(receivedAt.getTime() + UNFINISHED_MS));
    await outbox.put([entry]);

    return {
      finish: async (result, notes) => {
        try {
          const finishedAt = now();
          const inTime = finishedAt.getTime() - receivedAt.getTime() < LONGEST_ACT_MS;
          const finished = toEntry({ ...unfinished, result, notes }, finishedAt);
          if (inTime && (await outbox.replace(finished))) return;
          await outbox.put([toEntry({ ...unfinished, id: uuidv7(), result, notes }, finishedAt)]);
        } catch (error) {
          logger.error({ err: error, act: entry.event.id }, "the result of an act was not noted");
        } finally {
          wake();
        }
      },
      forget: () => outbox.remove([entry]).catch(() => undefined),
    };
  }

  /** True once for a key, until it is forgotten among many others. */
  function isNew(key: string): boolean {
    if (noted.has(key)) return false;
    if (noted.size >= REMEMBERED_READS) noted.clear();
    noted.add(key);
    return true;
  }

  async function keep(event: Omit<OwnEvent, "receivedAt">): Promise<void> {
    const receivedAt = now();
    await outbox.put([toEntry({ ...event, receivedAt }, receivedAt)]);
    wake();
  }

  return {
    keep,
    forRequest: (origin) => ({
      begin: (caller, { action, resourceType }) =>
        begin({
          organizationId: caller.organization.id,
          actor: actorOf(caller),
          action,
          resource: { type: resourceType },
          origin,
        }),

      read: async (caller, { procedure, input, result }) => {
        const hour = Math.floor(now().getTime() / HOUR_MS);
        const said = [
          caller.organization.id,
          caller.actor.id,
          caller.sessionId,
          procedure,
          input,
          result.status,
          hour,
        ];
        const key = createHash("sha256").update(JSON.stringify(said)).digest("hex");
        if (!isNew(key)) return;
        try {
          await keep({
            organizationId: caller.organization.id,
            actor: actorOf(caller),
            action: "read",
            resource: { type: "audit.log" },
            origin,
            result,
            metadata: { procedure, input: JSON.stringify(input) },
            idempotencyKey: key,
          });
        } catch (error) {
          noted.delete(key);
          throw error;
        }
      },
    }),
  };
}
