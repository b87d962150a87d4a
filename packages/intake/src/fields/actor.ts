import { type Actor, actorTypeSchema, EVENT_LIMITS } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord } from "../record.js";
import { Refusal } from "../refusal.js";
import { isFilledText, readIdentifier, readText, readWord } from "./texts.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const ACTOR_TYPES = actorTypeSchema.options;
const ACTOR_KEYS = new Set(["type", "id", "name", "email", "sessionId", "onBehalfOf"]);
const DELEGATOR_KEYS = new Set(["type", "id", "name"]);

function readDelegator(draft: Draft, value: unknown): Actor["onBehalfOf"] {
  if (isAbsent(value)) return undefined;
  const path = "actor.onBehalfOf";
  const type = isRecord(value) ? readWord(ACTOR_TYPES, value.type) : undefined;
  const hasType = isRecord(value) && type !== undefined;
  const id = hasType ? readIdentifier(draft, `${path}.id`, value.id) : undefined;
  if (!hasType || id === undefined) {
    draft.keep(path, value, "without a valid type and id");
    return undefined;
  }
  const delegator: Actor["onBehalfOf"] = { type, id };
  const name = readText(draft, `${path}.name`, value.name, EVENT_LIMITS.name);
  if (name !== undefined) delegator.name = name;
  keepUnknownKeys(draft, path, value, DELEGATOR_KEYS);
  return delegator;
}

/** Who acted; refused without a known `type` and an `id`. */
export function readActor(draft: Draft, value: unknown): Actor | Refusal {
  if (!isRecord(value)) return new Refusal("actor", "must be an object with type and id");
  const type = readWord(ACTOR_TYPES, value.type);
  if (type === undefined) {
    return new Refusal("actor.type", `must be one of ${ACTOR_TYPES.join(", ")}`);
  }
  const hasId = isFilledText(value.id) || typeof value.id === "number";
  const id = hasId ? readIdentifier(draft, "actor.id", value.id) : undefined;
  if (id === undefined) {
    return new Refusal("actor.id", `must be a text of 1 to ${EVENT_LIMITS.id} characters`);
  }
  const actor: Actor = { type, id };
  const name = readText(draft, "actor.name", value.name, EVENT_LIMITS.name);
  if (name !== undefined) actor.name = name;
  const email = readText(draft, "actor.email", value.email, EVENT_LIMITS.email);
  if (email !== undefined) actor.email = email;
  const sessionId = readIdentifier(draft, "actor.sessionId", value.sessionId);
  if (sessionId !== undefined) actor.sessionId = sessionId;
  const onBehalfOf = readDelegator(draft, value.onBehalfOf);
  if (onBehalfOf !== undefined) actor.onBehalfOf = onBehalfOf;
  keepUnknownKeys(draft, "actor", value, ACTOR_KEYS);
  return actor;
}
