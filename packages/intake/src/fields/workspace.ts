import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord } from "../record.js";
import { isFilledText, readIdentifier, readText } from "./texts.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const KEYS = new Set(["id", "name"]);

/** Where it happened. A bare text is taken as the workspace's id. */
export function readWorkspace(draft: Draft, value: unknown): AcceptedEvent["workspace"] {
  if (isAbsent(value)) return undefined;
  if (isFilledText(value)) {
    draft.warn("workspace", "not an object, taken as the id");
    return { id: readIdentifier(draft, "workspace.id", value) ?? value };
  }
  const id = isRecord(value) ? readIdentifier(draft, "workspace.id", value.id) : undefined;
  if (!isRecord(value) || id === undefined) {
    draft.keep("workspace", value, "without an id");
    return undefined;
  }
  const workspace: AcceptedEvent["workspace"] = { id };
  const name = readText(draft, "workspace.name", value.name, EVENT_LIMITS.name);
  if (name !== undefined) workspace.name = name;
  keepUnknownKeys(draft, "workspace", value, KEYS);
  return workspace;
}
