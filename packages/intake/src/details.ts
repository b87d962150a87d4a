import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import type { Draft } from "./draft.js";
import { readCategory } from "./fields/category.js";
import { readChanges } from "./fields/changes.js";
import { readClient } from "./fields/client.js";
import { readError } from "./fields/error.js";
import { readMetadata } from "./fields/metadata.js";
import { readRequest } from "./fields/request.js";
import { readTargets } from "./fields/resource.js";
import { readText } from "./fields/texts.js";
import { keepUnknownKeys } from "./fields/unknown-keys.js";
import { readWorkspace } from "./fields/workspace.js";
import type { JsonRecord } from "./record.js";

const EVENT_KEYS = new Set([
  "id",
  "occurredAt",
  "actor",
  "workspace",
  "action",
  "category",
  "resource",
  "targets",
  "status",
  "outcome",
  "client",
  "request",
  "changes",
  "reason",
  "error",
  "metadata",
]);

const isFilled = <Value extends object>(value: Value | undefined): value is Value =>
  value !== undefined && Object.keys(value).length > 0;

/** Reads the parts of an event that never refuse it, and adds those that are there. */
export function addDetails(event: AcceptedEvent, draft: Draft, raw: JsonRecord): void {
  const targets = readTargets(draft, raw.targets);
  if (targets) event.targets = targets;
  const workspace = readWorkspace(draft, raw.workspace);
  if (workspace) event.workspace = workspace;
  const category = readCategory(draft, raw.category);
  if (category) event.category = category;
  const client = readClient(draft, raw.client);
  if (isFilled(client)) event.client = client;
  const request = readRequest(draft, raw.request);
  if (isFilled(request)) event.request = request;
  const changes = readChanges(draft, raw.changes);
  if (isFilled(changes)) event.changes = changes;
  const reason = readText(draft, "reason", raw.reason, EVENT_LIMITS.reason);
  if (reason !== undefined) event.reason = reason;
  const error = readError(draft, raw.error);
  if (isFilled(error)) event.error = error;
  keepUnknownKeys(draft, "", raw, EVENT_KEYS);
  // Last: it takes up what the others could not place.
  const metadata = readMetadata(draft, raw.metadata);
  if (isFilled(metadata)) event.metadata = metadata;
}
