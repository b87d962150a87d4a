import { actionSchema, EVENT_LIMITS } from "@audit/types";
import { cutText } from "../body/cut.js";
import type { Draft } from "../draft.js";
import { KnownTexts } from "../known-texts.js";
import { Refusal } from "../refusal.js";

const knownVerbs = new KnownTexts(EVENT_LIMITS.action);

/** What was done; upper case becomes lower case. Refused when it is no verb of the known form. */
export function readAction(draft: Draft, value: unknown): string | Refusal {
  if (typeof value === "string" && knownVerbs.has(value)) return value;
  const given = typeof value === "string" ? value.trim() : "";
  const verb = cutText(given.toLowerCase(), EVENT_LIMITS.action);
  const checked = actionSchema.safeParse(verb);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return new Refusal("action", `must be ${issue?.message ?? "a verb"}`);
  }
  if (verb === value) knownVerbs.add(verb);
  else if (given.length > EVENT_LIMITS.action) {
    draft.keep("action", value, `shortened to ${EVENT_LIMITS.action} characters`);
  } else draft.warn("action", "written in lower case without white space around it");
  return verb;
}
