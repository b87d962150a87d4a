import type { ProducerIdentity } from "@audit/auth";
import type { AcceptedEvent } from "@audit/types";
import { type Refusal, refusalOf } from "./refusal.js";

/**
 * Why an event is outside of what its key may record; null when it is inside. The event counts as
 * it would be stored. Of its resources the one that was acted on counts, not the further `targets`.
 */
export function outsideOf(
  restrictions: ProducerIdentity["restrictions"],
  event: AcceptedEvent,
  raw: unknown,
): Refusal | null {
  const { workspaceId, resourceTypes } = restrictions ?? {};
  if (workspaceId !== undefined && event.workspace?.id !== workspaceId) {
    const message = `must be ${workspaceId}: this key records events of that workspace alone`;
    return refusalOf(raw, "workspace.id", message);
  }
  if (resourceTypes && !resourceTypes.includes(event.resource.type)) {
    const message = `must be one of ${resourceTypes.join(", ")}: this key records no others`;
    return refusalOf(raw, "resource.type", message);
  }
  return null;
}
