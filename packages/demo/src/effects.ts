import type { EventInput, Resource } from "@audit/types";
import type { Act } from "./acts.js";
import type { Inventory } from "./inventory.js";
import type { Random } from "./random.js";

/** What an act does to the world, as far as the event tells it. */
export interface Effect {
  readonly resource: Resource;
  readonly method: string;
  readonly path: string;
  readonly targets?: Resource[];
  readonly changes?: NonNullable<EventInput["changes"]>;
  readonly metadata?: NonNullable<EventInput["metadata"]>;
}

const MEMBER_ROLES = ["viewer", "editor", "manager"] as const;

/**
 * Does the act on the inventory and tells what it did. When it did not succeed the inventory stays
 * as it is, and the event has no changes.
 */
export function perform(options: {
  readonly act: Act;
  readonly succeeded: boolean;
  readonly inventory: Inventory;
  /** Who is granted a role, or signs in. */
  readonly person: { readonly id: string; readonly name: string };
  readonly random: Random;
}): Effect {
  const { act, succeeded, inventory, person, random } = options;
  const { kind, action } = act;

  if (action === "login" || action === "logout") {
    return {
      resource: { type: "user", id: person.id, name: person.name },
      method: action === "login" ? "POST" : "DELETE",
      path: action === "login" ? "/v1/sessions" : "/v1/sessions/current",
      metadata: action === "login" ? { method: random.pick(["sso", "sso", "password"]) } : {},
    };
  }
  if (action === "list") {
    return { resource: { type: kind.type }, method: "GET", path: kind.path };
  }
  if (action === "create") {
    if (!succeeded) {
      const name = `${random.pick(kind.names.length > 0 ? kind.names : [kind.type])} copy`;
      return { resource: { type: kind.type, name }, method: "POST", path: kind.path };
    }
    const made = inventory.add(random, kind.names.length > 0 ? undefined : "New colleague");
    return {
      resource: { type: kind.type, id: made.id, name: made.name },
      method: "POST",
      path: kind.path,
      changes: { after: made.state },
    };
  }

  const removed = action === "delete" && succeeded ? inventory.remove(random) : undefined;
  const instance = removed ?? inventory.pick(random);
  const resource = { type: kind.type, id: instance.id, name: instance.name };
  const path = `${kind.path}/${instance.id}`;

  switch (action) {
    case "update": {
      if (!succeeded) return { resource, method: "PATCH", path };
      const before = instance.state;
      instance.state = random.pick(kind.edits)(before, random);
      return { resource, method: "PATCH", path, changes: { before, after: instance.state } };
    }
    case "delete":
      return {
        resource,
        method: "DELETE",
        path,
        ...(succeeded && { changes: { before: instance.state } }),
      };
    case "publish": {
      const version = 1 + random.below(40);
      return {
        resource,
        method: "POST",
        path: `${path}/publish`,
        ...(succeeded && {
          changes: {
            before: { publishedVersion: version },
            after: { publishedVersion: version + 1 },
          },
        }),
      };
    }
    case "export":
      return {
        resource,
        method: "POST",
        path: `${path}/exports`,
        metadata: { format: random.pick(["csv", "jsonl"]), rows: 10 + random.below(50_000) },
      };
    case "rotate":
      return {
        resource,
        method: "POST",
        path: `${path}/rotate`,
        ...(succeeded && {
          changes: {
            before: { fingerprint: random.hex(8) },
            after: { fingerprint: random.hex(8), graceHours: 24 },
          },
        }),
      };
    case "duplicate":
      return {
        resource,
        method: "POST",
        path: `${path}/duplicate`,
        ...(succeeded && {
          targets: [
            { type: kind.type, id: inventory.add(random).id, name: `${instance.name} copy` },
          ],
        }),
      };
    case "manage": {
      const role = random.pick(MEMBER_ROLES);
      return {
        resource,
        method: "PUT",
        path: `${path}/members/${person.id}`,
        targets: [
          { type: "user", id: person.id, name: person.name },
          { type: "role", id: role, name: role },
        ],
        ...(succeeded && { changes: { before: { role: null }, after: { role } } }),
      };
    }
    default:
      return { resource, method: "GET", path };
  }
}
