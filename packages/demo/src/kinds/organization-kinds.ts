import { choose, type Kind } from "./kind.js";

export const workspace: Kind = {
  type: "workspace",
  idPrefix: "ws",
  path: "/v1/workspaces",
  inWorkspace: false,
  names: ["Sandbox", "Partner trial", "Evaluation lab"],
  initial: () => ({
    usageLimits: { monthlyUsd: 2_000, alertAtPercent: 80 },
    defaults: { config: "fallback-chain", metadata: { costCentre: "4410" } },
  }),
  edits: [
    (state, random) => ({
      ...state,
      usageLimits: {
        monthlyUsd: random.pick([500, 1_000, 2_500, 5_000]),
        alertAtPercent: random.pick([70, 80, 90]),
      },
    }),
    (state, random) => ({
      ...state,
      defaults: {
        config: random.pick(["fallback-chain", "eu-only-routing", "low-latency"]),
        metadata: { costCentre: random.pick(["4410", "4420", "5100"]) },
      },
    }),
  ],
};

export const organization: Kind = {
  type: "organization",
  idPrefix: "org",
  path: "/v1/organization",
  inWorkspace: false,
  names: [],
  initial: () => ({
    signIn: { singleSignOn: true, twoFactor: "required", sessionHours: 12 },
    network: { allowedRanges: [], deniedRanges: [] },
    dataRegion: "eu",
  }),
  edits: [
    (state, random) => ({
      ...state,
      signIn: {
        singleSignOn: true,
        twoFactor: random.pick(["required", "for admins"]),
        sessionHours: random.pick([4, 8, 12, 24]),
      },
    }),
    choose("dataRegion", ["eu", "us"]),
  ],
};

export const user: Kind = {
  type: "user",
  idPrefix: "usr",
  path: "/v1/users",
  inWorkspace: false,
  names: [],
  initial: (random) => ({
    role: random.pick(["member", "admin"]),
    status: "active",
    twoFactor: true,
    workspaces: ["ws-staging"],
  }),
  edits: [
    choose("role", ["member", "admin", "auditor"]),
    (state, random) => ({
      ...state,
      workspaces: random.pick([
        ["ws-staging"],
        ["ws-staging", "ws-research"],
        ["ws-staging", "ws-production"],
      ]),
    }),
  ],
};

export const budget: Kind = {
  type: "budget",
  idPrefix: "bud",
  path: "/v1/budgets",
  inWorkspace: true,
  names: ["Monthly tokens", "Evaluation runs", "Customer pilots"],
  initial: () => ({ limitUsd: 1_500, period: "month", alertAtPercents: [50, 80, 100] }),
  edits: [
    choose("limitUsd", [500, 1_000, 1_500, 3_000, 7_500]),
    (state, random) => ({ ...state, alertAtPercents: random.pick([[80], [50, 80], [90, 100]]) }),
  ],
};

export const dataset: Kind = {
  type: "dataset",
  idPrefix: "dst",
  path: "/v1/datasets",
  inWorkspace: true,
  names: ["Golden answers", "Refund tickets 2026", "Red team prompts"],
  initial: (random) => ({ rows: 500 + random.below(20_000), retentionDays: 365, format: "jsonl" }),
  edits: [choose("retentionDays", [30, 90, 365]), choose("format", ["jsonl", "parquet"])],
};
