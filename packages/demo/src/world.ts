import { type Cast, createCast } from "./cast.js";
import { WORKSPACES, type WorkspaceEntry } from "./directory.js";
import { createInventory, type Inventory } from "./inventory.js";
import { apiKey, integration, label, webhook } from "./kinds/access-kinds.js";
import { collection, config, guardrail, model, prompt } from "./kinds/gateway-kinds.js";
import type { Kind } from "./kinds/kind.js";
import { budget, dataset, organization, user, workspace } from "./kinds/organization-kinds.js";
import { createWeightedPicker, type Random } from "./random.js";

/** The organization that the events are about. */
export interface DemoOrganization {
  readonly id?: string;
  readonly name: string;
  /** Of the people's email addresses. */
  readonly domain: string;
}

export const DEFAULT_ORGANIZATION: DemoOrganization = {
  name: "Norvane",
  domain: "norvane.example",
};

/** The made-up organization at a moment: who is there, and what exists. */
export interface World {
  readonly cast: Cast;
  readonly organization: Required<DemoOrganization>;
  readonly pickWorkspace: (random: Random) => WorkspaceEntry;
  /** Of the kind; of the workspace where the kind lives in workspaces. */
  readonly inventory: (kind: Kind, workspace: WorkspaceEntry) => Inventory;
}

const IN_WORKSPACES = [
  config,
  prompt,
  guardrail,
  model,
  collection,
  apiKey,
  webhook,
  budget,
  dataset,
];

export function createWorld(details: DemoOrganization, random: Random): World {
  const cast = createCast(details.domain, random);
  const known = { ...details, id: details.id ?? `org_${random.hex(12)}` };
  const inventories = new Map<string, Inventory>([
    [integration.type, createInventory(integration, random)],
    [label.type, createInventory(label, random)],
    [workspace.type, createInventory(workspace, random, WORKSPACES)],
    [user.type, createInventory(user, random, cast.people)],
    [organization.type, createInventory(organization, random, [known])],
  ]);
  for (const { id } of WORKSPACES) {
    for (const kind of IN_WORKSPACES) {
      inventories.set(`${kind.type} ${id}`, createInventory(kind, random));
    }
  }

  return {
    cast,
    organization: known,
    pickWorkspace: createWeightedPicker(WORKSPACES.map((one) => [one, one.activity] as const)),
    inventory: (kind, { id }) => {
      const inventory = inventories.get(kind.inWorkspace ? `${kind.type} ${id}` : kind.type);
      if (!inventory) throw new RangeError(`there are no resources of the type ${kind.type}`);
      return inventory;
    },
  };
}
