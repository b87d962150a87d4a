import type { EventInput, Resource } from "@audit/types";
import type { Action } from "./acts.js";
import type { Instance, Inventory } from "./inventory.js";
import type { JsonObject } from "./json.js";
import type { Kind } from "./kinds/kind.js";
import type { Random } from "./random.js";

/** What an act does to the world, as far as the event tells it. */
export interface Effect {
  readonly resource: Resource;
  readonly method: string;
  readonly path: string;
  readonly targets?: EventInput["targets"];
  readonly changes?: EventInput["changes"];
  readonly metadata?: NonNullable<EventInput["metadata"]>;
}

interface Situation {
  readonly kind: Kind;
  readonly inventory: Inventory;
  /** Who is granted a role, or signs in. */
  readonly person: { readonly id: string; readonly name: string };
  /** When false the inventory stays as it is, and the event has no changes. */
  readonly succeeded: boolean;
  readonly random: Random;
}

const SIGN_IN_METHODS = ["single sign-on", "single sign-on", "password"] as const;
const MEMBER_ROLES = ["viewer", "editor", "manager"] as const;
const EXPORT_FORMATS = ["csv", "jsonl"] as const;

const refTo = (kind: Kind, { id, name }: Pick<Instance, "id" | "name">): Resource => ({
  type: kind.type,
  id,
  name,
});
const pathOf = (kind: Kind, { id }: Pick<Instance, "id">) => `${kind.path}/${id}`;

function signIn(method: string, path: string) {
  return ({ person, random }: Situation): Effect => ({
    resource: { type: "user", id: person.id, name: person.name },
    method,
    path,
    metadata: { method: random.pick(SIGN_IN_METHODS) },
  });
}

function create({ kind, inventory, succeeded, random }: Situation): Effect {
  if (!succeeded) {
    const name = `${kind.names.length > 0 ? random.pick(kind.names) : kind.type} copy`;
    return { resource: { type: kind.type, name }, method: "POST", path: kind.path };
  }
  const made = inventory.add(random, kind.names.length > 0 ? undefined : "New colleague");
  return {
    resource: refTo(kind, made),
    method: "POST",
    path: kind.path,
    changes: { after: made.state },
  };
}

/** Edits leave alone what they do not change, so that few fields need be compared by content. */
const isChanged = (before: JsonObject, after: JsonObject) =>
  Object.keys(after).some(
    (field) =>
      after[field] !== before[field] &&
      JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );

/** An update that changes nothing would look like a mistake; a few tries find one that does. */
function editUntilDifferent(kind: Kind, before: JsonObject, random: Random): JsonObject {
  let after = before;
  for (let tries = 0; tries < 5 && !isChanged(before, after); tries += 1) {
    after = random.pick(kind.edits)(before, random);
  }
  return after;
}

function update({ kind, inventory, succeeded, random }: Situation): Effect {
  const instance = inventory.pick(random);
  const before = instance.state;
  if (succeeded) instance.state = editUntilDifferent(kind, before, random);
  return {
    resource: refTo(kind, instance),
    method: "PATCH",
    path: pathOf(kind, instance),
    changes: succeeded ? { before, after: instance.state } : undefined,
  };
}

function remove({ kind, inventory, succeeded, random }: Situation): Effect {
  const removed = succeeded ? inventory.remove(random) : undefined;
  const instance = removed ?? inventory.pick(random);
  const effect = {
    resource: refTo(kind, instance),
    method: "DELETE",
    path: pathOf(kind, instance),
  };
  return succeeded ? { ...effect, changes: { before: instance.state } } : effect;
}

function publish({ kind, inventory, succeeded, random }: Situation): Effect {
  const instance = inventory.pick(random);
  const publishedVersion = 1 + random.below(40);
  return {
    resource: refTo(kind, instance),
    method: "POST",
    path: `${pathOf(kind, instance)}/publish`,
    changes: succeeded
      ? { before: { publishedVersion }, after: { publishedVersion: publishedVersion + 1 } }
      : undefined,
  };
}

function exportContent({ kind, inventory, random }: Situation): Effect {
  const instance = inventory.pick(random);
  return {
    resource: refTo(kind, instance),
    method: "POST",
    path: `${pathOf(kind, instance)}/exports`,
    metadata: { format: random.pick(EXPORT_FORMATS), rows: 10 + random.below(50_000) },
  };
}

function rotate({ kind, inventory, succeeded, random }: Situation): Effect {
  const instance = inventory.pick(random);
  const after = { fingerprint: random.hex(8), graceHours: 24 };
  return {
    resource: refTo(kind, instance),
    method: "POST",
    path: `${pathOf(kind, instance)}/rotate`,
    changes: succeeded ? { before: { fingerprint: random.hex(8) }, after } : undefined,
  };
}

function duplicate({ kind, inventory, succeeded, random }: Situation): Effect {
  const instance = inventory.pick(random);
  return {
    resource: refTo(kind, instance),
    method: "POST",
    path: `${pathOf(kind, instance)}/duplicate`,
    targets: succeeded ? [refTo(kind, inventory.add(random))] : undefined,
  };
}

function manage({ kind, inventory, person, succeeded, random }: Situation): Effect {
  const instance = inventory.pick(random);
  const role = random.pick(MEMBER_ROLES);
  return {
    resource: refTo(kind, instance),
    method: "PUT",
    path: `${pathOf(kind, instance)}/members/${person.id}`,
    targets: [
      { type: "user", id: person.id, name: person.name },
      { type: "role", id: role, name: role },
    ],
    changes: succeeded ? { before: { role: null }, after: { role } } : undefined,
  };
}

function read({ kind, inventory, random }: Situation): Effect {
  const instance = inventory.pick(random);
  return { resource: refTo(kind, instance), method: "GET", path: pathOf(kind, instance) };
}

const list = ({ kind }: Situation): Effect => ({
  resource: { type: kind.type },
  method: "GET",
  path: kind.path,
});

const EFFECTS: Readonly<Record<Action, (situation: Situation) => Effect>> = {
  create,
  update,
  delete: remove,
  publish,
  export: exportContent,
  rotate,
  manage,
  duplicate,
  read,
  list,
  login: signIn("POST", "/v1/sessions"),
  logout: signIn("DELETE", "/v1/sessions/current"),
};

/** Does the act on the inventory, and tells what it did. */
export function perform(action: Action, situation: Situation): Effect {
  return EFFECTS[action](situation);
}
