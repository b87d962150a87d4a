import {
  createPasswordResetRepository,
  createSignInAttemptRepository,
  type Database,
} from "@audit/db";
import { AppError, type OrganizationRole, permissionsOfRole } from "@audit/types";
import { hashPassword } from "better-auth/crypto";
import * as z from "zod";
import type { Caller } from "../caller.js";
import { callerSession } from "../caller-session.js";
import { findMember } from "../members/member-changes.js";
import { assertMayHandle } from "../members/member-roles.js";
import { createMemberships, type Membership } from "../organization/memberships.js";
import { readScopeOf } from "../read-scope.js";
import { accountOf } from "../sign-in/attempt-guard.js";
import { checkPassword } from "../sign-in/passwords.js";
import { openPeople } from "../sign-in/people.js";
import { newToken, tokenHash } from "./one-time-token.js";

/** New passwords by a link that somebody who manages the person brings to him. */
export interface PasswordResets {
  /**
   * The link is shown this once, lasts an hour and ends the one before. A password opens every
   * organization of the person, so that the caller must manage all of them: throws `forbidden`
   * else, and when a caller who is no owner asks for an owner's. Throws `not_found` for who is no
   * member.
   */
  readonly link: (caller: Caller, userId: string) => Promise<{ link: string; expiresAt: string }>;
  /** The person as whoever acts, in each organization, for the record; throws like `reset`. */
  readonly persons: (token: string) => Promise<Caller[]>;
  /**
   * Sets the password, once, and ends every session of the person. Throws `not_found` when the
   * link is over or used up, and `invalid_input` for a password of a bad length.
   */
  readonly reset: (request: { token: string; password: string }) => Promise<void>;
}

const LASTS_MS = 3_600_000;

const over = () => new AppError("not_found", "this link is over or was used: ask for a new one");

const manages = (roles: readonly OrganizationRole[]) =>
  roles.some((role) => permissionsOfRole(role).includes("members:manage"));

/** Whether somebody with these roles may handle somebody with those in one organization. */
function mayReset(mine: Membership | null, theirs: Membership): boolean {
  if (!mine || !manages(mine.roles)) return false;
  return mine.roles.includes("owner") || !theirs.roles.includes("owner");
}

const userSchema = z.object({ id: z.string(), name: z.string(), email: z.string() });

export function createPasswordResets(
  database: Database,
  { publicUrl, now }: { publicUrl: string; now: () => Date },
): PasswordResets {
  const resets = createPasswordResetRepository(database);
  const attempts = createSignInAttemptRepository(database);

  async function userOf(id: string) {
    const { store } = await openPeople(database);
    const found = await store.findOne({ model: "user", where: [{ field: "id", value: id }] });
    if (found === null) throw over();
    return userSchema.parse(found);
  }

  return {
    link: async (caller, userId) => {
      const { store } = await openPeople(database);
      const { roles } = await findMember(store, caller.organization.id, userId);
      assertMayHandle(caller, roles);
      const memberships = createMemberships(store);
      const me = callerSession(caller).userId;
      for (const theirs of await memberships.listOf(userId)) {
        const mine = await memberships.find(me, theirs.organization.id);
        if (mayReset(mine, theirs)) continue;
        const message =
          "this person belongs to another organization too, where you do not manage members: the password opens that one as well";
        throw new AppError("forbidden", message);
      }
      const token = newToken();
      const expiresAt = new Date(now().getTime() + LASTS_MS);
      await resets.put(userId, { tokenHash: tokenHash(token), expiresAt });
      const link = new URL(`/password-reset/${token}`, publicUrl).href;
      return { link, expiresAt: expiresAt.toISOString() };
    },

    persons: async (token) => {
      const userId = await resets.personOf(tokenHash(token), now());
      if (userId === null) throw over();
      const { store } = await openPeople(database);
      const { name, email } = await userOf(userId);
      const memberships = await createMemberships(store).listOf(userId);
      return memberships.map(({ organization }) => ({
        actor: { type: "user", id: userId, name, email },
        organization,
        permissions: new Set(),
        readScope: readScopeOf({ organizationId: organization.id, workspaceIds: [] }),
      }));
    },

    reset: async ({ token, password }) => {
      checkPassword(password);
      const passwordHash = await hashPassword(password);
      const userId = await resets.take(tokenHash(token), now());
      if (userId === null) throw over();
      const { email } = await userOf(userId);
      const { store } = await openPeople(database);
      await store.transaction(async (people) => {
        const mine = { field: "userId", value: userId };
        await people.updateMany({
          model: "account",
          where: [mine, { field: "providerId", value: "credential" }],
          update: { password: passwordHash, updatedAt: now() },
        });
        await people.deleteMany({ model: "session", where: [mine] });
      });
      await attempts.succeed(accountOf(email));
    },
  };
}
