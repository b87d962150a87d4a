import type { EventDocument } from "@audit/db";
import type { Document, Filter, Sort } from "mongodb";
import { quantile } from "../measure/statistics.js";
import type { Store } from "./store.js";

export const PAGE_SIZE = 50;
const DEEP_PAGE = 200;
/** A page is read this often, unless that takes longer than the limit. */
const REPETITIONS = 15;
const REPETITIONS_LIMIT_MS = 1_500;
export const NEWEST_FIRST: Sort = { occurredAt: -1, _id: -1 };

/** What the table shows, and no body. */
export const ROW = {
  id: 1,
  organizationId: 1,
  occurredAt: 1,
  actor: 1,
  workspace: 1,
  action: 1,
  category: 1,
  resource: 1,
  status: 1,
  outcome: 1,
  "client.ip": 1,
  "client.country": 1,
} as const;

/** Filters of one field, by the name that the filter gives them and the path in the document. */
const FIELDS: Readonly<Record<string, string>> = {
  user: "actor.keys",
  actorType: "actor.type",
  workspace: "workspace.id",
  action: "action",
  category: "category",
  resource: "resource.type",
  resourceId: "resource.id",
  resourceName: "resource.name",
  status: "status",
  outcome: "outcome",
  ip: "client.ipBytes",
  country: "client.country",
  method: "request.method",
  path: "request.path",
  requestId: "request.id",
  key: "producer.keyId",
};

/** A query of one field: its value, and which share of the organization's events has it. */
export interface Probe {
  readonly name: string;
  readonly filter: Filter<EventDocument>;
  readonly matches: number;
}

/** For each field the most frequent value and one of about the hundredth part of its frequency. */
export async function chooseProbes({ events }: Store): Promise<Probe[]> {
  const [largest] = await events
    .aggregate<{ _id: EventDocument["organizationId"]; n: number }>([
      { $sortByCount: "$organizationId" },
      { $limit: 1 },
      { $project: { n: "$count" } },
    ])
    .toArray();
  if (!largest) throw new Error("there are no events");
  const scope = { organizationId: largest._id };
  const probes: Probe[] = [{ name: "(time alone)", filter: scope, matches: largest.n }];
  for (const [name, path] of Object.entries(FIELDS)) {
    const values = await events
      .aggregate<{ _id: unknown; count: number }>([
        { $match: { ...scope, [path]: { $exists: true } } },
        { $unwind: `$${path}` },
        { $sortByCount: `$${path}` },
      ])
      .toArray();
    const [common] = values;
    if (!common) continue;
    const rare = values.find(({ count }) => count * 100 <= common.count);
    for (const [kind, value] of [["common", common] as const, ["rare", rare] as const]) {
      if (!value) continue;
      const filter = { ...scope, [path]: value._id };
      probes.push({ name: `${name} ${kind}`, filter, matches: value.count });
    }
  }
  return probes;
}

export interface PageCost {
  /** Rows of the page, and index keys and documents that were looked at for one row. */
  readonly rows: number;
  readonly keysPerRow: number;
  readonly documentsPerRow: number;
  readonly medianMs: number;
  readonly index: string;
  readonly sortsInMemory: boolean;
}

interface ExplainStage {
  readonly stage: string;
  readonly indexName?: string;
  readonly inputStage?: ExplainStage;
}

function stagesOf(stage: ExplainStage | undefined): ExplainStage[] {
  return stage ? [stage, ...stagesOf(stage.inputStage)] : [];
}

async function measurePage({ events }: Store, filter: Filter<EventDocument>): Promise<PageCost> {
  const page = () => events.find(filter).sort(NEWEST_FIRST).limit(PAGE_SIZE).project(ROW);
  const explained: Document = await page().explain("executionStats");
  const stages = stagesOf(explained.queryPlanner.winningPlan);
  const statistics = explained.executionStats;
  const times: number[] = [];
  const end = performance.now() + REPETITIONS_LIMIT_MS;
  while (times.length < REPETITIONS && (times.length === 0 || performance.now() < end)) {
    const startedAt = performance.now();
    await page().toArray();
    times.push(performance.now() - startedAt);
  }
  const rows = Math.max(1, statistics.nReturned);
  return {
    rows: statistics.nReturned,
    keysPerRow: statistics.totalKeysExamined / rows,
    documentsPerRow: statistics.totalDocsExamined / rows,
    medianMs: quantile(times, 0.5),
    index: stages.find((one) => one.indexName)?.indexName ?? "none",
    sortsInMemory: stages.some((one) => one.stage === "SORT"),
  };
}

export interface ProbeCost {
  readonly probe: Probe;
  readonly first: PageCost;
  /** Page 200, or the last; null when all fit on the first. */
  readonly deep: PageCost | null;
}

/** The first page of a query and the 200th, by a keyset cursor as the product uses it. */
export async function measureProbe(store: Store, probe: Probe): Promise<ProbeCost> {
  const first = await measurePage(store, probe.filter);
  const skip = Math.min(PAGE_SIZE * (DEEP_PAGE - 1), probe.matches - PAGE_SIZE) - 1;
  if (skip <= 0) return { probe, first, deep: null };
  const [before] = await store.events
    .find(probe.filter)
    .sort(NEWEST_FIRST)
    .skip(skip)
    .limit(1)
    .toArray();
  if (!before) return { probe, first, deep: null };
  const after: Filter<EventDocument> = {
    ...probe.filter,
    occurredAt: { $lte: before.occurredAt },
    $or: [{ occurredAt: { $lt: before.occurredAt } }, { _id: { $lt: before._id } }],
  };
  return { probe, first, deep: await measurePage(store, after) };
}
