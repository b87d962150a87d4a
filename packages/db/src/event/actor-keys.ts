import type { Actor } from "@audit/types";

/** How a user is written in `actor.keys`, and so in a filter on `user`: the case does not count. */
export function actorKey(idOrEmail: string): string {
  return idOrEmail.toLowerCase();
}

/** What the filter `user` matches an event by: the actor's id and email, each once. */
export function actorKeys(actor: Pick<Actor, "id" | "email">): string[] {
  const id = actorKey(actor.id);
  const email = actor.email ? actorKey(actor.email) : id;
  return email === id ? [id] : [id, email];
}
