import {
  createMemberWorkspaceRepository,
  type Database,
  isStoreUnavailable,
  type MemberWorkspaceRepository,
} from "@audit/db";
import { AppError, type OrganizationRole } from "@audit/types";
import type { VerifyApiKey } from "./api-key/verifier.js";
import type { Caller, ProducerIdentity } from "./caller.js";
import {
  createMemberships,
  type Membership,
  type Memberships,
} from "./organization/memberships.js";
import { isWorkspaceMember, rightsOfPerson } from "./organization/person-rights.js";
import { readScopeOf } from "./read-scope.js";
import { openPeople } from "./sign-in/people.js";
import type { Session, SignIn } from "./sign-in/sign-in.js";
import { within } from "./within.js";

/** A caller, and the cookies that prolong the session and belong into the response. */
export interface ResolvedCaller {
  readonly caller: Caller;
  readonly setCookies: readonly string[];
}

/**
 * Says who makes a request: a key, when there is an `Authorization` header; else the session of
 * the cookie. Throws `unauthenticated`, `forbidden` (a person without an organization, a key at
 * an address from which it may not be used), `unavailable`. `address` is the caller's.
 */
export type ResolveCaller = (headers: Headers, address?: string) => Promise<ResolvedCaller>;

/** Where people belong, and what they have there. */
interface Directory {
  readonly memberships: Memberships;
  readonly workspaces: Pick<MemberWorkspaceRepository, "listOf">;
}

async function callerOfPerson(
  { user, session }: Session,
  { organization, roles }: Membership,
  workspaces: Directory["workspaces"],
): Promise<Caller> {
  const [role]: readonly OrganizationRole[] = roles;
  const grants = isWorkspaceMember(roles) ? await workspaces.listOf(organization.id, user.id) : [];
  return {
    actor: { type: "user", id: user.id, name: user.name, email: user.email },
    organization,
    sessionId: session.id,
    ...(role && { role }),
    ...rightsOfPerson({ organizationId: organization.id, roles, grants }),
  };
}

async function personOf(
  { session, setCookies }: Awaited<ReturnType<SignIn["sessionOf"]>>,
  { memberships, workspaces }: Directory,
): Promise<ResolvedCaller> {
  if (!session) throw new AppError("unauthenticated", "sign in, or send an API key");
  const membership = await memberships.currentOf(
    session.user.id,
    session.session.activeOrganizationId,
  );
  if (!membership) throw new AppError("forbidden", "this account belongs to no organization");
  return { caller: await callerOfPerson(session, membership, workspaces), setCookies };
}

async function serviceOf(key: ProducerIdentity, memberships: Memberships): Promise<ResolvedCaller> {
  const organization = await memberships.organization(key.organizationId);
  if (!organization) throw new AppError("unauthenticated", "this API key's organization is gone");
  const { workspaceId, resourceTypes } = key.restrictions ?? {};
  const caller: Caller = {
    actor: { type: "api_key", id: key.keyId, name: key.keyName },
    organization,
    permissions: key.permissions,
    ...(key.restrictions && { restrictions: key.restrictions }),
    readScope: readScopeOf({
      organizationId: organization.id,
      workspaceIds: workspaceId === undefined ? undefined : [workspaceId],
      resourceTypes,
    }),
  };
  return { caller, setCookies: [] };
}

const UNCHECKED = "who you are cannot be checked at the moment: retry shortly";
const LIMIT_MS = 2_000;

function translate(error: unknown): unknown {
  if (!isStoreUnavailable(error)) return error;
  return new AppError("unavailable", UNCHECKED, { cause: error, retryAfterSeconds: 2 });
}

/** A key that is sent must be valid: a wrong one never falls back to the cookie. */
export function createCallerResolver(options: {
  readonly database: Pick<Database, "nativeClient" | "nativeDb">;
  readonly signIn: Pick<SignIn, "sessionOf">;
  readonly verifyApiKey: VerifyApiKey;
}): ResolveCaller {
  const workspaces = createMemberWorkspaceRepository(options.database);
  async function resolve(headers: Headers, address?: string): Promise<ResolvedCaller> {
    const memberships = createMemberships((await openPeople(options.database)).store);
    const authorization = headers.get("authorization");
    return authorization === null
      ? personOf(await options.signIn.sessionOf(headers), { memberships, workspaces })
      : serviceOf(await options.verifyApiKey(authorization, address), memberships);
  }
  return async (headers, address) => {
    try {
      return await within(LIMIT_MS, resolve(headers, address), UNCHECKED);
    } catch (error) {
      throw translate(error);
    }
  };
}
