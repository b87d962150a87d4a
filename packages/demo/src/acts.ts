import type { Performer } from "./cast.js";
import { apiKey, integration, label, webhook } from "./kinds/access-kinds.js";
import { collection, config, guardrail, model, prompt } from "./kinds/gateway-kinds.js";
import type { Kind } from "./kinds/kind.js";
import { budget, dataset, organization, user, workspace } from "./kinds/organization-kinds.js";
import { createWeightedPicker, type Random } from "./random.js";

/** What can be done; each has its shape of request and of changes. */
const ACTIONS = [
  "create",
  "update",
  "delete",
  "publish",
  "export",
  "rotate",
  "manage",
  "duplicate",
  "read",
  "list",
  "login",
  "logout",
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Act {
  readonly kind: Kind;
  readonly action: Action;
}

type Weights = Partial<Record<Action, number>>;

const acts = (table: readonly (readonly [Kind, Weights])[]) =>
  createWeightedPicker<Act>(
    table.flatMap(([kind, weights]) =>
      ACTIONS.map((action) => [{ kind, action }, weights[action] ?? 0] as const),
    ),
  );

/** What each role does, and how often in proportion. */
const PICKERS: Readonly<Record<Performer["role"], (random: Random) => Act>> = {
  person: acts([
    [config, { update: 14, create: 3, delete: 1.5, duplicate: 2, publish: 3, read: 5 }],
    [prompt, { update: 16, create: 4, delete: 1, duplicate: 2, publish: 6, export: 1, read: 6 }],
    [guardrail, { update: 5, create: 1, delete: 0.4 }],
    [model, { update: 3, create: 1, list: 2 }],
    [collection, { update: 2, create: 1, delete: 0.3, export: 0.6 }],
    [apiKey, { create: 2.5, update: 2, rotate: 2, delete: 1.5, list: 1 }],
    [integration, { create: 1, update: 2, rotate: 1, delete: 0.3 }],
    [webhook, { create: 0.8, update: 1, delete: 0.3 }],
    [label, { create: 1, update: 1.2, delete: 0.5 }],
    [workspace, { create: 0.3, update: 1.5, manage: 2.5 }],
    [organization, { update: 0.4, export: 0.4, manage: 0.4 }],
    [user, { create: 0.8, update: 2, manage: 2, login: 14, logout: 6, list: 1 }],
    [budget, { update: 2, create: 0.5, manage: 0.5 }],
    [dataset, { create: 1, export: 3, delete: 0.4, read: 3 }],
  ]),
  key: acts([
    [prompt, { read: 6, list: 2 }],
    [config, { read: 6 }],
    [dataset, { create: 3, export: 2 }],
    [label, { update: 1 }],
  ]),
  deployer: acts([
    [prompt, { publish: 6, update: 2 }],
    [config, { update: 6, publish: 4 }],
    [guardrail, { publish: 1 }],
  ]),
  scheduler: acts([
    [dataset, { export: 6, delete: 1 }],
    [budget, { update: 1 }],
    [collection, { export: 2 }],
  ]),
  directory: acts([[user, { create: 1, update: 6, manage: 2, delete: 0.3 }]]),
  platform: acts([
    [apiKey, { delete: 3, rotate: 1 }],
    [dataset, { delete: 2 }],
  ]),
};

const READ_ONLY = new Set<Action>(["read", "list", "login", "logout"]);

/** Whether somebody of this standing is allowed the act. */
export function isAllowed(performer: Performer, act: Act): boolean {
  if (performer.standing === "owner" || performer.standing === "admin") return true;
  if (READ_ONLY.has(act.action)) return true;
  if (performer.standing === "viewer") return act.action === "export" && act.kind === dataset;
  return act.kind.inWorkspace || act.kind === label;
}

/** People mostly try what they may do: this share of the rest is tried, and refused. */
const TRIED_ANYWAY = 0.12;

/** What the performer does next. */
export function pickAct(performer: Performer, random: Random): Act {
  const pick = PICKERS[performer.role];
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const act = pick(random);
    if (isAllowed(performer, act) || random.chance(TRIED_ANYWAY)) return act;
  }
  return { kind: prompt, action: "read" };
}
