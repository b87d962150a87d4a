import {
  createInvitationRepository,
  createMemberWorkspaceRepository,
  type Database,
  type InvitationRecord,
} from "@audit/db";
import {
  AppError,
  type Invitation,
  type InvitationInput,
  type OpenedInvitation,
} from "@audit/types";
import type { Caller } from "../caller.js";
import { changeMembers } from "../members/member-changes.js";
import { assertMayHandle, workspacesAreForMembers } from "../members/member-roles.js";
import { findPersonByEmail, type Person } from "../organization/find-person.js";
import { insertMember, prepareMember } from "../organization/insert-member.js";
import { createMemberships } from "../organization/memberships.js";
import { readScopeOf } from "../read-scope.js";
import { openPeople } from "../sign-in/people.js";
import type { Session } from "../sign-in/sign-in.js";
import { newToken, tokenHash } from "./one-time-token.js";

/** What somebody brings to accept an invitation. */
export interface Acceptance {
  readonly token: string;
  /** For a new person, who makes an account by it. */
  readonly name?: string | undefined;
  /** 12 to 128 characters. */
  readonly password?: string | undefined;
}

/** Invitations into the caller's own organization, and what the invited do with theirs. */
export interface Invitations {
  /**
   * `link` is to be brought to the person; it is shown this once, and lasts 7 days. It ends the
   * link that the address had before. Throws `forbidden` when a caller who is no owner invites
   * one, and `conflict` when the person is a member.
   */
  readonly create: (
    caller: Caller,
    input: InvitationInput,
  ) => Promise<{ invitation: Invitation; link: string }>;
  readonly list: (caller: Caller) => Promise<Invitation[]>;
  /** Throws `not_found` when the organization has no such invitation. */
  readonly revoke: (caller: Caller, id: string) => Promise<void>;
  /** Throws `not_found` when the link is over, used up or revoked. */
  readonly open: (token: string) => Promise<OpenedInvitation>;
  /** The invited person as whoever acts, for the record; throws like `open`. */
  readonly invited: (token: string) => Promise<Caller>;
  /**
   * Makes the person a member, once. Who has an account must have signed in to it: throws
   * `unauthenticated` or `forbidden` else. Throws `invalid_input` for a new person without a name
   * or with a bad password, and like `open`.
   */
  readonly accept: (acceptance: Acceptance, user: Session["user"] | null) => Promise<void>;
}

const LASTS_MS = 7 * 86_400_000;

const toInvitation = (record: InvitationRecord): Invitation => ({
  id: record.id,
  email: record.email,
  role: record.role,
  workspaces: [...record.workspaces],
  createdAt: record.createdAt.toISOString(),
  createdBy: record.createdBy,
  expiresAt: record.expiresAt.toISOString(),
});

const over = () =>
  new AppError("not_found", "this invitation is over or was used: ask for a new one");

/** Throws unless the account of the invited address is the one that is signed in. */
function assertIsAccount(person: Person, user: Session["user"] | null): void {
  if (user?.id === person.id) return;
  if (!user) throw new AppError("unauthenticated", `sign in as ${person.email} to accept`);
  throw new AppError("forbidden", `this invitation is for ${person.email}: sign in as that`);
}

export function createInvitations(
  database: Database,
  { publicUrl, now }: { publicUrl: string; now: () => Date },
): Invitations {
  const invitations = createInvitationRepository(database);
  const workspaces = createMemberWorkspaceRepository(database);

  async function find(token: string): Promise<InvitationRecord> {
    const found = await invitations.findByToken(tokenHash(token), now());
    if (!found) throw over();
    return found;
  }
  async function organizationOf({ organizationId }: InvitationRecord) {
    const { store } = await openPeople(database);
    const organization = await createMemberships(store).organization(organizationId);
    if (!organization) throw over();
    return organization;
  }
  /** Takes the invitation while it joins, and gives it back when that fails. */
  async function using(token: string, join: (record: InvitationRecord) => Promise<string>) {
    const taken = await invitations.take(tokenHash(token), now());
    if (!taken) throw over();
    try {
      const userId = await join(taken);
      await workspaces.replace(taken.organizationId, userId, taken.workspaces);
    } catch (error) {
      const { id: _, ...invitation } = taken;
      await invitations.put({ ...invitation, tokenHash: tokenHash(token) });
      throw error;
    }
  }

  return {
    create: async (caller, { email: address, role, workspaces: grants }) => {
      assertMayHandle(caller, [role]);
      if (role !== "member" && grants.length > 0) throw workspacesAreForMembers();
      const email = address.toLowerCase();
      const organizationId = caller.organization.id;
      const person = await findPersonByEmail(database, email);
      if (person?.organizationIds.includes(organizationId)) {
        throw new AppError("conflict", `${email} is a member already`);
      }
      const token = newToken();
      const createdAt = now();
      const record = await invitations.put({
        organizationId,
        email,
        role,
        workspaces: grants,
        tokenHash: tokenHash(token),
        createdAt,
        createdBy: caller.actor.email ?? caller.actor.name,
        expiresAt: new Date(createdAt.getTime() + LASTS_MS),
      });
      return {
        invitation: toInvitation(record),
        link: new URL(`/invitation/${token}`, publicUrl).href,
      };
    },

    list: async ({ organization }) =>
      (await invitations.list(organization.id, now())).map(toInvitation),

    revoke: async ({ organization }, id) => {
      if (await invitations.remove(organization.id, id)) return;
      throw new AppError("not_found", "the organization has no such invitation");
    },

    open: async (token) => {
      const record = await find(token);
      const { name } = await organizationOf(record);
      const person = await findPersonByEmail(database, record.email);
      return { organization: name, email: record.email, hasAccount: person !== null };
    },

    invited: async (token) => {
      const record = await find(token);
      const { email, organizationId } = record;
      const person = await findPersonByEmail(database, email);
      return {
        actor: { type: "user", id: person?.id ?? email, name: person?.name ?? email, email },
        organization: await organizationOf(record),
        permissions: new Set(),
        readScope: readScopeOf({ organizationId, workspaceIds: [] }),
      };
    },

    accept: async ({ token, name = "", password = "" }, user) => {
      const { email } = await find(token);
      const person = await findPersonByEmail(database, email);
      if (person) {
        assertIsAccount(person, user);
        await using(token, ({ organizationId, role }) =>
          changeMembers(database, organizationId, async (people) => {
            if (await createMemberships(people).find(person.id, organizationId)) return person.id;
            const membership = { userId: person.id, organizationId, role, createdAt: now() };
            await people.create({ model: "member", data: membership });
            return person.id;
          }),
        );
        return;
      }
      if (name.trim() === "") throw new AppError("invalid_input", "say what you are called");
      const prepared = await prepareMember({ name: name.trim(), email, password });
      await using(token, ({ organizationId, role }) =>
        changeMembers(database, organizationId, (people) =>
          insertMember(people, prepared, { organizationId, role, createdAt: now() }),
        ),
      );
    },
  };
}
