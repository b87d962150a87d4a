import { createHash } from "node:crypto";
import type { SignInAttemptRepository } from "@audit/db";
import * as z from "zod";

const claimSchema = z.object({ email: z.string() });

/** The address that a sign-in names, as accounts are known by it; null when it names none. */
export async function claimedEmail(request: Request): Promise<string | null> {
  const body: unknown = await request.json().catch(() => null);
  const claim = claimSchema.safeParse(body);
  return claim.success ? claim.data.email.trim().toLowerCase() : null;
}

/** An account as its attempts are counted, without telling the address. */
export const accountOf = (email: string): string =>
  createHash("sha256").update(email).digest("hex");

function lockedAnswer(seconds: number): Response {
  const message = "too many attempts for this account: wait, then try again";
  return Response.json(
    { code: "TOO_MANY_ATTEMPTS", message },
    { status: 429, headers: { "retry-after": String(seconds) } },
  );
}

/**
 * Lets attempts for an account through until too many failed in a row, from whatever addresses,
 * and answers 429 with `Retry-After` then. An address that nobody has is treated alike, so that
 * the answer tells nothing of accounts.
 */
export async function guardAttempt(
  attempts: SignInAttemptRepository,
  { email, now }: { email: string; now: Date },
  attempt: () => Promise<Response>,
): Promise<Response> {
  const account = accountOf(email);
  const lockedSeconds = await attempts.begin(account, now);
  if (lockedSeconds !== null) return lockedAnswer(lockedSeconds);
  const response = await attempt();
  if (response.ok) await attempts.succeed(account);
  return response;
}
