import { canonicalIp, truncatedIp } from "@audit/filter";
import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import type { Draft } from "../draft.js";
import { KnownTexts } from "../known-texts.js";
import { isAbsent, isRecord } from "../record.js";
import { readText } from "./texts.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const KEYS = new Set(["ip", "userAgent", "forwardedFor"]);

/** An address as it is kept. */
function keptIp(draft: Draft, text: string): string | null {
  const ip = canonicalIp(text);
  return ip !== null && draft.truncatesIps ? truncatedIp(ip) : ip;
}

function readIp(draft: Draft, value: unknown): string | undefined {
  if (isAbsent(value) || value === "") return undefined;
  const ip = typeof value === "string" ? keptIp(draft, value) : null;
  if (ip !== null) return ip;
  draft.keep("client.ip", value, "not an address");
  return undefined;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The chain of proxies, as a list or as the header's text; what is no address stays as text. */
function readForwardedFor(draft: Draft, value: unknown): string[] | undefined {
  if (isAbsent(value) || value === "") return undefined;
  const path = "client.forwardedFor";
  const items: unknown = typeof value === "string" ? value.split(",") : value;
  if (!isList(items)) {
    draft.keep(path, value, "neither a list nor a text");
    return undefined;
  }
  if (items.length > EVENT_LIMITS.forwardedFor) {
    draft.keep(path, value, `shortened to ${EVENT_LIMITS.forwardedFor} addresses`);
  }
  return items.slice(0, EVENT_LIMITS.forwardedFor).flatMap((item, index) => {
    const text = typeof item === "string" ? item.trim() : item;
    const ip = typeof text === "string" ? keptIp(draft, text) : null;
    if (ip !== null) return [ip];
    if (typeof text === "string") draft.warn(`${path}.${index}`, "not an address, kept as text");
    return readText(draft, `${path}.${index}`, text, EVENT_LIMITS.ip) ?? [];
  });
}

const knownAgents = new KnownTexts(512);

/** The same browsers and libraries come again and again. */
function readUserAgent(draft: Draft, value: unknown): string | undefined {
  if (draft.hasRules) return readText(draft, "client.userAgent", value, EVENT_LIMITS.userAgent);
  if (typeof value === "string" && knownAgents.has(value)) return value;
  const userAgent = readText(draft, "client.userAgent", value, EVENT_LIMITS.userAgent);
  if (userAgent !== undefined && userAgent === value) knownAgents.add(userAgent);
  return userAgent;
}

/** What the service saw of its caller. */
export function readClient(draft: Draft, value: unknown): AcceptedEvent["client"] {
  if (isAbsent(value)) return undefined;
  if (!isRecord(value)) {
    draft.keep("client", value, "not an object");
    return undefined;
  }
  const client: AcceptedEvent["client"] = {};
  const ip = readIp(draft, value.ip);
  if (ip !== undefined) client.ip = ip;
  const userAgent = readUserAgent(draft, value.userAgent);
  if (userAgent !== undefined) client.userAgent = userAgent;
  const forwardedFor = readForwardedFor(draft, value.forwardedFor);
  if (forwardedFor !== undefined) client.forwardedFor = forwardedFor;
  keepUnknownKeys(draft, "client", value, KEYS);
  return client;
}
