import type { DeadLetterRepository } from "@audit/db";
import type { DeadLetterAdministration } from "@audit/router";
import { acceptedEventSchema, type PersistGroup, type PersistJob } from "@audit/types";

type OpenDeadLetter =
  ReturnType<DeadLetterRepository["open"]> extends AsyncIterable<infer Letter> ? Letter : never;

/** Letters in one job: at the limit of 64 KiB each, 3 MiB, less than a request may bring. */
const LETTERS_PER_JOB = 50;

/** The letter as it was accepted; null when its event cannot be read, and so never be stored. */
function groupOf(letter: OpenDeadLetter): PersistGroup | null {
  const event = acceptedEventSchema.safeParse(letter.event);
  if (!event.success) return null;
  return {
    organizationId: letter.organizationId,
    producer: letter.producer,
    receivedAt: letter.receivedAt.toISOString(),
    events: [event.data],
  };
}

async function* chunksOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Dead letters of the caller's own organization. A replay queues the event as it was accepted,
 * with the producer and the time of receipt that it had; one that fails again is open again. A
 * letter is closed after the queue has it: whatever happens in between, it is queued twice at
 * worst, and stored once.
 */
export function createDeadLetterAdministration(dependencies: {
  readonly deadLetters: Pick<DeadLetterRepository, "list" | "open" | "markReplayed">;
  /** Throws `unavailable`. */
  readonly enqueue: (job: PersistJob) => Promise<void>;
}): DeadLetterAdministration {
  const { deadLetters, enqueue } = dependencies;

  async function replayChunk(letters: readonly OpenDeadLetter[]): Promise<number> {
    const readable = letters.flatMap((letter) => {
      const group = groupOf(letter);
      return group ? [{ letter, group }] : [];
    });
    if (readable.length === 0) return 0;
    await enqueue({ version: 1, groups: readable.map(({ group }) => group) });
    await deadLetters.markReplayed(readable.map(({ letter }) => letter));
    return readable.length;
  }

  return {
    list: (caller, page) => deadLetters.list(caller.organization.id, page),

    replay: async (caller, ids) => {
      let replayed = 0;
      const open = deadLetters.open(caller.organization.id, ids);
      for await (const letters of chunksOf(open, LETTERS_PER_JOB)) {
        replayed += await replayChunk(letters);
      }
      return { replayed };
    },
  };
}
