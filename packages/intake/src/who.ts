import {
  type AcceptedEvent,
  type ActorType,
  actorTypeSchema,
  EVENT_LIMITS,
  RESERVED_RESOURCE_PREFIX,
} from "@audit/types";
import type { Notes } from "./notes.js";
import { isRecord, type JsonRecord, keepUnknown, readRecord } from "./records.js";
import { Rejection } from "./rejection.js";
import { readId, readText } from "./texts.js";

type Actor = AcceptedEvent["actor"];
type Resource = AcceptedEvent["resource"];

const ACTOR_FIELDS = new Set(["type", "id", "name", "email", "sessionId", "onBehalfOf"]);
const DELEGATOR_FIELDS = new Set(["type", "id", "name"]);
const WORKSPACE_FIELDS = new Set(["id", "name"]);
const RESOURCE_FIELDS = new Set(["type", "id", "name"]);
const ACTOR_TYPES: ReadonlySet<unknown> = new Set(actorTypeSchema.options);

const isActorType = (value: unknown): value is ActorType => ACTOR_TYPES.has(value);
const isSomeText = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "";

/** Who acted. Throws a `Rejection` without a valid type and id. */
export function readActor(value: unknown, notes: Notes): Actor {
  if (!isRecord(value)) throw new Rejection("actor", "an object with type and id is required");
  if (!isActorType(value.type)) {
    throw new Rejection("actor.type", `must be one of ${actorTypeSchema.options.join(", ")}`);
  }
  if (!isSomeText(value.id) && typeof value.id !== "number") {
    throw new Rejection("actor.id", `must be a text of 1 to ${EVENT_LIMITS.id} characters`);
  }
  keepUnknown(value, ACTOR_FIELDS, "actor", notes);
  return {
    type: value.type,
    id: readId(value.id, EVENT_LIMITS.id, "actor.id", notes) ?? "",
    name: readText(value.name, EVENT_LIMITS.name, "actor.name", notes),
    email: readText(value.email, EVENT_LIMITS.email, "actor.email", notes),
    sessionId: readId(value.sessionId, EVENT_LIMITS.id, "actor.sessionId", notes),
    onBehalfOf: readDelegator(value.onBehalfOf, notes),
  };
}

function readDelegator(value: unknown, notes: Notes): Actor["onBehalfOf"] {
  const path = "actor.onBehalfOf";
  const delegator = readRecord(value, path, notes);
  if (!delegator) return undefined;
  const id = readId(delegator.id, EVENT_LIMITS.id, `${path}.id`, notes);
  if (!isActorType(delegator.type) || id === undefined) {
    notes.keep(path, delegator, "without a valid type and id");
    return undefined;
  }
  keepUnknown(delegator, DELEGATOR_FIELDS, path, notes);
  const name = readText(delegator.name, EVENT_LIMITS.name, `${path}.name`, notes);
  return { type: delegator.type, id, name };
}

/** Where in the organization; a text alone is taken for the id. */
export function readWorkspace(value: unknown, notes: Notes): AcceptedEvent["workspace"] {
  if (isSomeText(value)) return { id: readId(value, EVENT_LIMITS.id, "workspace", notes) ?? "" };
  const workspace = readRecord(value, "workspace", notes);
  if (!workspace) return undefined;
  const id = readId(workspace.id, EVENT_LIMITS.id, "workspace.id", notes);
  if (id === undefined) {
    notes.keep("workspace", workspace, "without an id");
    return undefined;
  }
  keepUnknown(workspace, WORKSPACE_FIELDS, "workspace", notes);
  return { id, name: readText(workspace.name, EVENT_LIMITS.name, "workspace.name", notes) };
}

/** What was affected. Throws a `Rejection` without a type, or with one of the log's own. */
export function readResource(value: unknown, notes: Notes): Resource {
  if (!isRecord(value)) throw new Rejection("resource", "an object with a type is required");
  if (!isSomeText(value.type)) {
    throw new Rejection("resource.type", `must be a text of 1 to ${EVENT_LIMITS.type} characters`);
  }
  return resourceAt("resource", value, value.type, notes);
}

/** Further resources; one without a type is kept as unmapped, as are those beyond the limit. */
export function readTargets(value: unknown, notes: Notes): Resource[] | undefined {
  if (value === undefined || value === null) return undefined;
  const given = Array.isArray(value) ? value : [value];
  const targets: Resource[] = [];
  given.slice(0, EVENT_LIMITS.targets).forEach((target: unknown, index) => {
    const path = `targets.${index}`;
    if (isRecord(target) && isSomeText(target.type)) {
      targets.push(resourceAt(path, target, target.type, notes));
    } else {
      notes.keep(path, target, "without a type");
    }
  });
  if (given.length > EVENT_LIMITS.targets) {
    const rest = given.slice(EVENT_LIMITS.targets);
    notes.keep("targets", rest, `only the first ${EVENT_LIMITS.targets} of ${given.length} stay`);
  }
  return targets.length > 0 ? targets : undefined;
}

function resourceAt(path: string, resource: JsonRecord, type: string, notes: Notes): Resource {
  if (type.toLowerCase().startsWith(RESERVED_RESOURCE_PREFIX)) {
    throw new Rejection(
      `${path}.type`,
      `must not begin with "${RESERVED_RESOURCE_PREFIX}": these types are the log's own`,
    );
  }
  keepUnknown(resource, RESOURCE_FIELDS, path, notes);
  return {
    type: readId(type, EVENT_LIMITS.type, `${path}.type`, notes) ?? type,
    id: readId(resource.id, EVENT_LIMITS.id, `${path}.id`, notes),
    name: readText(resource.name, EVENT_LIMITS.name, `${path}.name`, notes),
  };
}
