import type {
  DeadLetterRepository,
  EventDocument,
  EventWriter,
  FailedEvent,
  Quarantine,
  RetentionPolicyRepository,
  SeenWorkspace,
  WorkspaceRepository,
} from "@audit/db";
import type { AcceptedEvent } from "@audit/types";
import type { CountryLookup } from "../enrich/country-lookup.js";
import { buildDocument, type Receipt } from "./build-document.js";
import type { RawGroup } from "./persist-job.js";
import { readEvent } from "./read-event.js";

export interface PersistDependencies {
  readonly writer: EventWriter;
  readonly quarantine: Quarantine;
  readonly deadLetters: Pick<DeadLetterRepository, "put">;
  readonly workspaces: WorkspaceRepository;
  readonly policies: RetentionPolicyRepository;
  readonly countries: Pick<CountryLookup, "find">;
  readonly now: () => Date;
}

/** What became of the events of a job. */
export interface PersistSummary {
  readonly inserted: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly deadLetters: number;
}

/** Stores every event of a job: as an event, in the quarantine, or as a dead letter. */
export type PersistEvents = (groups: readonly RawGroup[]) => Promise<PersistSummary>;

interface Candidate {
  readonly event: AcceptedEvent;
  readonly receipt: Receipt;
  readonly document: EventDocument;
}

const toFailedEvent = (event: unknown, receipt: Receipt, reason: string): FailedEvent => ({
  organizationId: receipt.organizationId,
  producer: receipt.producer,
  receivedAt: receipt.receivedAt,
  event,
  reason,
});

/**
 * The use case behind a persist job. It resolves when everything is durable, and may be called
 * again with the same groups, which then changes nothing. It rejects with what MongoDB's driver
 * throws: then all of it has to be done again.
 */
export function createPersistEvents(dependencies: PersistDependencies): PersistEvents {
  const { writer, quarantine, deadLetters, workspaces, policies, countries, now } = dependencies;

  async function receiptOf(group: RawGroup, storedAt: Date): Promise<Receipt> {
    const { organizationId, producer } = group;
    const policy = await policies.policyOf(organizationId);
    return { organizationId, producer, receivedAt: new Date(group.receivedAt), storedAt, policy };
  }

  function prepare(raw: unknown, receipt: Receipt): Candidate | FailedEvent {
    const read = readEvent(raw);
    if (!read.ok) return toFailedEvent(raw, receipt, read.reason);
    try {
      const document = buildDocument(read.event, receipt, countries);
      return { event: read.event, receipt, document };
    } catch (error) {
      // Nothing but the event decides here, so it would fail again, and its neighbours with it.
      return toFailedEvent(raw, receipt, String(error));
    }
  }

  async function prepareAll(groups: readonly RawGroup[], storedAt: Date) {
    const candidates: Candidate[] = [];
    const failed: FailedEvent[] = [];
    for (const group of groups) {
      const receipt = await receiptOf(group, storedAt);
      for (const raw of group.events) {
        const prepared = prepare(raw, receipt);
        if ("document" in prepared) candidates.push(prepared);
        else failed.push(prepared);
      }
    }
    return { candidates, failed };
  }

  return async (groups) => {
    const storedAt = now();
    const { candidates, failed } = await prepareAll(groups, storedAt);
    const written = await writer.insert(candidates.map((candidate) => candidate.document));

    const conflicts = written.conflicts.flatMap(({ index }) => candidates.slice(index, index + 1));
    await quarantine.put(
      conflicts.map(({ event, receipt }) => ({ ...receipt, event })),
      storedAt,
    );
    for (const { index, reason } of written.failures) {
      const candidate = candidates[index];
      if (candidate) failed.push(toFailedEvent(candidate.event, candidate.receipt, reason));
    }
    await deadLetters.put(failed, storedAt);
    await workspaces.register(candidates.flatMap(seenWorkspace), storedAt);

    return {
      inserted: written.inserted,
      duplicates: written.duplicates,
      quarantined: conflicts.length,
      deadLetters: failed.length,
    };
  };
}

function seenWorkspace({ event, receipt }: Candidate): SeenWorkspace[] {
  if (!event.workspace) return [];
  const { id, name } = event.workspace;
  return [{ organizationId: receipt.organizationId, id, name }];
}
