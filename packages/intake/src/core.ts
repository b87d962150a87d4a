import type { Actor, Resource } from "@audit/types";
import type { Draft } from "./draft.js";
import { readAction } from "./fields/action.js";
import { readActor } from "./fields/actor.js";
import { readResource } from "./fields/resource.js";
import { type Result, readResult } from "./fields/result.js";
import type { JsonRecord } from "./record.js";
import { Refusal } from "./refusal.js";

/** Who, what, on which resource, with what result: without these there is no event. */
export interface Core {
  readonly actor: Actor;
  readonly action: string;
  readonly resource: Resource;
  readonly result: Result;
}

/** Reads the only parts of an event that can refuse it. */
export function readCore(draft: Draft, raw: JsonRecord): Core | Refusal {
  const actor = readActor(draft, raw.actor);
  if (actor instanceof Refusal) return actor;
  const action = readAction(draft, raw.action);
  if (action instanceof Refusal) return action;
  const resource = readResource(draft, raw.resource);
  if (resource instanceof Refusal) return resource;
  const result = readResult(draft, raw);
  if (result instanceof Refusal) return result;
  return { actor, action, resource, result };
}
