import { BlockList, isIPv4 } from "node:net";
import type { Filter, FilterTerm } from "@audit/types";
import { type MadeUpEvent, NOW } from "./made-up-events.js";

/** A second, independent reading of what a filter means: over the made-up events, without MongoDB. */
function hasValue(
  { event, ...made }: MadeUpEvent,
  field: FilterTerm["field"],
  value: string,
): boolean {
  switch (field) {
    case "user":
      return [event.actor.id, event.actor.email].some(
        (known) => known?.toLowerCase() === value.toLowerCase(),
      );
    case "actorType":
      return event.actor.type === value;
    case "workspace":
      return event.workspace?.id === value;
    case "action":
      return event.action === value.toLowerCase();
    case "category":
      return made.category === value;
    case "resource":
      return event.resource.type === value;
    case "resourceId":
      return event.resource.id === value;
    case "resourceName":
      return event.resource.name === value;
    case "status":
      return isStatus(event.status, value.toLowerCase());
    case "outcome":
      return made.outcome === value;
    case "ip":
      return isIn(event.client?.ip, value);
    case "country":
      return made.country === value.toUpperCase();
    case "method":
      return event.request?.method === value.toUpperCase();
    case "path":
      return event.request?.path?.startsWith(value) ?? false;
    case "requestId":
      return event.request?.id === value;
    case "key":
      return made.keyId === value;
  }
}

function isStatus(status: number | undefined, text: string): boolean {
  if (status === undefined) return false;
  if (text.endsWith("xx")) return `${status}`.startsWith(text.slice(0, 1));
  const [min, max = min] = text.split("-").map(Number);
  return min !== undefined && max !== undefined && status >= min && status <= max;
}

function isIn(ip: string | undefined, text: string): boolean {
  if (ip === undefined || ip === "not an address") return false;
  const [network = "", prefix] = text.split("/");
  const family = isIPv4(network) ? "ipv4" : "ipv6";
  if (isIPv4(ip) !== isIPv4(network)) return false;
  const list = new BlockList();
  if (prefix === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(prefix), family);
  return list.check(ip, family);
}

function timeOf(text: string): number {
  const [, amount, unit] = /^now(?:-(\d+)([mhd]))?$/.exec(text) ?? [text];
  if (!text.startsWith("now")) return Date.parse(text);
  const minutes = { m: 1, h: 60, d: 1_440 }[unit ?? "m"] ?? 0;
  return NOW.getTime() - Number(amount ?? 0) * minutes * 60_000;
}

/** Whether a made-up event is what a filter asks for. */
export function matches(made: MadeUpEvent, { from, to, terms }: Filter): boolean {
  const occurredAt = Date.parse(made.event.occurredAt);
  if (from !== undefined && occurredAt < timeOf(from)) return false;
  if (to !== undefined && occurredAt >= timeOf(to)) return false;
  return terms.every(
    ({ field, values: wanted, negate }) =>
      wanted.some((value) => hasValue(made, field, value)) !== (negate ?? false),
  );
}
