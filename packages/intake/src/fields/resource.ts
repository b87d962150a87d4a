import { EVENT_LIMITS, RESERVED_RESOURCE_PREFIX, type Resource } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord, type JsonRecord } from "../record.js";
import { Refusal } from "../refusal.js";
import { isFilledText, readIdentifier, readText } from "./texts.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const KEYS = new Set(["type", "id", "name"]);

const isReserved = (draft: Draft, type: string) =>
  !draft.isOwn && type.trim().toLowerCase().startsWith(RESERVED_RESOURCE_PREFIX);

const RESERVED = `${RESERVED_RESOURCE_PREFIX}, which is the log's own`;

function readParts(draft: Draft, path: string, value: JsonRecord, givenType: string): Resource {
  const type = readIdentifier(draft, `${path}.type`, givenType, EVENT_LIMITS.type) ?? givenType;
  const resource: Resource = { type };
  const id = readIdentifier(draft, `${path}.id`, value.id);
  if (id !== undefined) resource.id = id;
  const name = readText(draft, `${path}.name`, value.name, EVENT_LIMITS.name);
  if (name !== undefined) resource.name = name;
  keepUnknownKeys(draft, path, value, KEYS);
  return resource;
}

/** What was affected; refused without a `type`, or with one of the log's own. */
export function readResource(draft: Draft, value: unknown): Resource | Refusal {
  if (!isRecord(value)) return new Refusal("resource", "must be an object with a type");
  const { type } = value;
  if (!isFilledText(type)) {
    return new Refusal("resource.type", `must be a text of 1 to ${EVENT_LIMITS.type} characters`);
  }
  if (isReserved(draft, type))
    return new Refusal("resource.type", `must not begin with ${RESERVED}`);
  return readParts(draft, "resource", value, type);
}

/**
 * What else was affected. A target without a type or with one of the log's own, and those beyond
 * the limit, go under the metadata.
 */
export function readTargets(draft: Draft, value: unknown): Resource[] | undefined {
  if (isAbsent(value)) return undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value)) draft.warn("targets", "not a list, taken as one target");
  const targets: Resource[] = [];
  for (const [index, item] of items.entries()) {
    const path = `targets.${index}`;
    const type = isRecord(item) ? item.type : undefined;
    if (targets.length === EVENT_LIMITS.targets) {
      const why = `more than ${EVENT_LIMITS.targets} targets`;
      draft.keep(`targets from ${index}`, items.slice(index), why);
      break;
    }
    if (!isRecord(item) || !isFilledText(type)) draft.keep(path, item, "without a type");
    else if (isReserved(draft, type))
      draft.keep(path, item, `of a type beginning with ${RESERVED}`);
    else targets.push(readParts(draft, path, item, type));
  }
  return targets.length > 0 ? targets : undefined;
}
