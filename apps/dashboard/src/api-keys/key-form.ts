import { type ApiKeyInput, scopeSchema } from "@audit/types";
import * as z from "zod";
import type { ClockMode } from "../time/local-date-time.js";
import { fromInputValue } from "../time/local-date-time.js";

/** The fields of the form, by the names under which the server speaks of them. */
export const KEY_FIELDS = [
  "name",
  "scopes",
  "service",
  "environment",
  "workspaceId",
  "resourceTypes",
  "allowedCidrs",
  "eventsPerMinute",
  "expiresAt",
] as const;

const scopesSchema = z.array(scopeSchema);

function textOf(form: FormData, name: (typeof KEY_FIELDS)[number]): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function listOf(form: FormData, name: (typeof KEY_FIELDS)[number]): string[] | undefined {
  const items = textOf(form, name)
    ?.split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items && items.length > 0 ? items : undefined;
}

/** What the form asks for; whether it can be had is for the server to say. */
export function keyInputOf(form: FormData, clock: ClockMode): ApiKeyInput {
  const eventsPerMinute = textOf(form, "eventsPerMinute");
  return {
    name: textOf(form, "name") ?? "",
    scopes: scopesSchema.parse(form.getAll("scopes")),
    service: textOf(form, "service"),
    environment: textOf(form, "environment"),
    workspaceId: textOf(form, "workspaceId"),
    resourceTypes: listOf(form, "resourceTypes"),
    allowedCidrs: listOf(form, "allowedCidrs"),
    eventsPerMinute: eventsPerMinute === undefined ? undefined : Number(eventsPerMinute),
    expiresAt: fromInputValue(textOf(form, "expiresAt") ?? "", clock) ?? undefined,
  };
}
