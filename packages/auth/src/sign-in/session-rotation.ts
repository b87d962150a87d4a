import type { PeopleStore } from "./people.js";
import type { Session } from "./sign-in.js";

/**
 * After a sign-in: notes when, and ends the session that the browser had before, whose token
 * would otherwise outlive the cookie.
 */
export async function afterSignIn(
  store: Pick<PeopleStore, "update" | "deleteMany">,
  { email, previous, now }: { email: string; previous: Session | null; now: Date },
): Promise<void> {
  await store.update({
    model: "user",
    where: [{ field: "email", value: email }],
    update: { lastSignInAt: now },
  });
  if (!previous) return;
  const where = [{ field: "id", value: previous.session.id }];
  await store.deleteMany({ model: "session", where });
}

/** The same request, so that every other session ends with the password that it was made with. */
export async function endingOtherSessions(request: Request): Promise<Request> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return request;
  const { method, headers, url } = request;
  const rotating = JSON.stringify({ ...body, revokeOtherSessions: true });
  const sent = new Headers(headers);
  sent.delete("content-length");
  return new Request(url, { method, headers: sent, body: rotating });
}

/** After a change of the password: the one session that is left stays in its organization. */
export async function keepOrganization(
  store: Pick<PeopleStore, "updateMany">,
  previous: Session | null,
): Promise<void> {
  const chosen = previous?.session.activeOrganizationId;
  if (!previous || !chosen) return;
  await store.updateMany({
    model: "session",
    where: [{ field: "userId", value: previous.user.id }],
    update: { activeOrganizationId: chosen },
  });
}
