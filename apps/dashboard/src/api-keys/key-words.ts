import { type ApiKey, RIGHTS, type Scope } from "@audit/types";
import type { Tone } from "../ui/badge.js";

/** What a scope lets a key do: `Record events`. */
export function scopeLabel(scope: Scope): string {
  const { meaning } = RIGHTS[scope];
  return meaning.slice(0, 1).toUpperCase() + meaning.slice(1);
}

interface KeyState {
  readonly word: "Active" | "Expired" | "Revoked";
  readonly tone: Tone;
}

/** Whether a key is taken at a point in time, and why not. */
export function keyState(key: Pick<ApiKey, "expiresAt" | "revokedAt">, now: Date): KeyState {
  const isPast = (iso: string | undefined) => iso !== undefined && new Date(iso) <= now;
  if (isPast(key.revokedAt)) return { word: "Revoked", tone: "neutral" };
  if (isPast(key.expiresAt)) return { word: "Expired", tone: "caution" };
  return { word: "Active", tone: "positive" };
}

/** Those that are taken first; among them, and among the others, the order stays. */
export function usableFirst(keys: readonly ApiKey[], now: Date): ApiKey[] {
  const rank = (key: ApiKey) => (keyState(key, now).word === "Active" ? 0 : 1);
  return keys.toSorted((one, other) => rank(one) - rank(other));
}

const number = new Intl.NumberFormat("en-GB");

/** What narrows a key, a line each, but for its end, which is a time. */
export function restrictionsOf(key: ApiKey): string[] {
  const { workspaceId, resourceTypes, allowedCidrs, eventsPerMinute } = key;
  return [
    key.service && `Service ${key.service}`,
    key.environment && `Environment ${key.environment}`,
    workspaceId && `Workspace ${workspaceId}`,
    resourceTypes && `Resource types ${resourceTypes.join(", ")}`,
    allowedCidrs && `From ${allowedCidrs.join(", ")}`,
    eventsPerMinute && `${number.format(eventsPerMinute)} events a minute`,
  ].filter((line) => typeof line === "string");
}
