import { type Database, isStoreUnavailable } from "@audit/db";
import { AppError, type OrganizationRole, type Permission, permissionsOfRole } from "@audit/types";
import type { VerifyApiKey } from "./api-key/verifier.js";
import type { Caller } from "./caller.js";
import {
  createMemberships,
  type Membership,
  type Memberships,
} from "./organization/memberships.js";
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
 * the cookie. Throws `unauthenticated`, `forbidden` (a person without an organization),
 * `unavailable`.
 */
export type ResolveCaller = (headers: Headers) => Promise<ResolvedCaller>;

function callerOfPerson(user: Session["user"], membership: Membership): Caller {
  const [role]: readonly OrganizationRole[] = membership.roles;
  const permissions = new Set<Permission>(membership.roles.flatMap(permissionsOfRole));
  return {
    actor: { type: "user", id: user.id, name: user.name, email: user.email },
    organization: membership.organization,
    ...(role && { role }),
    permissions,
    readScope: readScopeOf({ organizationId: membership.organization.id }),
  };
}

async function personOf(
  { session, setCookies }: Awaited<ReturnType<SignIn["sessionOf"]>>,
  memberships: Memberships,
): Promise<ResolvedCaller> {
  if (!session) throw new AppError("unauthenticated", "sign in, or send an API key");
  const membership = await memberships.firstOf(session.user.id);
  if (!membership) throw new AppError("forbidden", "this account belongs to no organization");
  return { caller: callerOfPerson(session.user, membership), setCookies };
}

async function serviceOf(
  authorization: string,
  verify: VerifyApiKey,
  memberships: Memberships,
): Promise<ResolvedCaller> {
  const key = await verify(authorization);
  const organization = await memberships.organization(key.organizationId);
  if (!organization) throw new AppError("unauthenticated", "this API key's organization is gone");
  const caller: Caller = {
    actor: { type: "api_key", id: key.keyId, name: key.keyName },
    organization,
    permissions: key.permissions,
    readScope: readScopeOf({ organizationId: organization.id }),
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
  async function resolve(headers: Headers): Promise<ResolvedCaller> {
    const memberships = createMemberships((await openPeople(options.database)).store);
    const authorization = headers.get("authorization");
    return authorization === null
      ? personOf(await options.signIn.sessionOf(headers), memberships)
      : serviceOf(authorization, options.verifyApiKey, memberships);
  }
  return async (headers) => {
    try {
      return await within(LIMIT_MS, resolve(headers), UNCHECKED);
    } catch (error) {
      throw translate(error);
    }
  };
}
