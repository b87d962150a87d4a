import {
  type ActorType,
  type Category,
  COUNT_CAP,
  type EventRow,
  type Outcome,
} from "@audit/types";
import type { Tone } from "../ui/badge.js";

/** The names of an actor's types on screen. */
export const ACTOR_TYPE_LABELS: Readonly<Record<ActorType, string>> = {
  user: "User",
  api_key: "API key",
  service: "Service",
  system: "System",
};

export const CATEGORY_LABELS: Readonly<Record<Category, string>> = {
  change: "Change",
  access: "Access",
  auth: "Authentication",
  system: "System",
};

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  success: "Success",
  denied: "Denied",
  failure: "Failure",
};

export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  success: "positive",
  denied: "caution",
  failure: "negative",
};

/** Verbs by what they do to the resource; the tone warns before the word is read. */
const ACTION_TONES: ReadonlyMap<string, Tone> = new Map(
  Object.entries({
    create: "positive",
    duplicate: "positive",
    invite: "positive",
    update: "info",
    manage: "info",
    rename: "info",
    delete: "negative",
    remove: "negative",
    revoke: "negative",
    publish: "special",
    deploy: "special",
    export: "caution",
    download: "caution",
    rotate: "special",
  } satisfies Record<string, Tone>),
);

/** The tone of an action by its verb: the whole of it, or its part after the last dot. */
export function actionTone(action: string): Tone {
  const verb = action.split(/[.:]/).at(-1) ?? "";
  return ACTION_TONES.get(action) ?? ACTION_TONES.get(verb) ?? "neutral";
}

/** What the row calls the actor: the name, else the email, else the id. */
export function actorLabel({ name, email, id }: EventRow["actor"]): string {
  return name || email || id;
}

/** What the `user` filter takes for an actor: the email, which a reader recognises, else the id. */
export function actorFilterValue({ email, id }: EventRow["actor"]): string {
  return email || id;
}

/** What a row calls a thing that may have a name: the name, else the id, else nothing. */
export function nameOrId(thing: { name?: string | undefined; id?: string | undefined }): string {
  return thing.name || thing.id || "";
}

const numbers = new Intl.NumberFormat("en");

/** `1 event`, `1,234 events`, `10,000+ events`. */
export function countLabel({ count, capped }: { count: number; capped: boolean }): string {
  const number = capped ? `${numbers.format(COUNT_CAP)}+` : numbers.format(count);
  return `${number} ${count === 1 && !capped ? "event" : "events"}`;
}
