import { type Actor, EVENT_LIMITS } from "@audit/types";
import type { CloudTrailRecord, UserIdentity } from "./record.js";

/** Who acted, and what was not understood about it. */
export interface ActorReading {
  readonly actor: Actor;
  readonly unmapped?: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Roles that IAM Identity Center makes for people. */
const SINGLE_SIGN_ON_ROLE = /^AWSReservedSSO_/;

const cut = (text: string) => text.slice(0, EVENT_LIMITS.id);
const named = (name: string | undefined) =>
  name === undefined ? {} : { name: name.slice(0, EVENT_LIMITS.name) };

/**
 * The session of an assumed role acts, on behalf of the role. It is a person when it is called like
 * an email address or belongs to single sign-on, else a program.
 */
function assumedRole(identity: UserIdentity): Actor {
  const issuer = identity.sessionContext?.sessionIssuer;
  const session = identity.principalId?.split(":")[1] ?? identity.arn?.split("/").at(-1);
  const roleName = issuer?.userName ?? identity.arn?.split("/")[1];
  const email = session && EMAIL.test(session) && session.length <= EVENT_LIMITS.email;
  const isPerson = Boolean(email) || (roleName !== undefined && SINGLE_SIGN_ON_ROLE.test(roleName));
  const roleId = issuer?.arn ?? issuer?.principalId ?? roleName;
  return {
    type: isPerson ? "user" : "service",
    id: cut(identity.arn ?? identity.principalId ?? session ?? "unknown"),
    ...named(session),
    ...(email && { email: session }),
    ...(roleId && {
      onBehalfOf: { type: "service" as const, id: cut(roleId), ...named(roleName) },
    }),
  };
}

/** A federated user acts with the rights of the IAM user or account that asked for the session. */
function federatedUser(identity: UserIdentity): Actor {
  const issuer = identity.sessionContext?.sessionIssuer;
  const issuerId = issuer?.arn ?? issuer?.principalId;
  return {
    type: "user",
    id: cut(identity.arn ?? identity.principalId ?? "unknown"),
    ...named(identity.arn?.split("/").at(-1)),
    ...(issuerId && {
      onBehalfOf: { type: "user" as const, id: cut(issuerId), ...named(issuer?.userName) },
    }),
  };
}

function iamUser({ arn, accountId, userName, principalId }: UserIdentity): Actor {
  // Sign-ins leave out the ARN; the same person must have the same id in all events.
  const built = accountId && userName ? `arn:aws:iam::${accountId}:user/${userName}` : undefined;
  return {
    type: "user",
    id: cut(arn ?? built ?? principalId ?? userName ?? "unknown"),
    ...named(userName),
  };
}

function root({ arn, accountId, principalId }: UserIdentity): Actor {
  const id = arn ?? (accountId ? `arn:aws:iam::${accountId}:root` : principalId);
  return { type: "user", id: cut(id ?? "root"), name: "root" };
}

/** People known by an identity provider: SAML, web identity, IAM Identity Center, a directory. */
function outsideUser(identity: UserIdentity): Actor {
  const { userName, principalId, onBehalfOf, arn, accountId, identityProvider } = identity;
  const id = onBehalfOf?.userId ?? arn ?? principalId ?? userName ?? accountId ?? identityProvider;
  const email = userName && EMAIL.test(userName) && userName.length <= EVENT_LIMITS.email;
  return {
    type: "user",
    id: cut(id ?? "unknown"),
    ...named(userName),
    ...(email && { email: userName }),
  };
}

function readActor(identity: UserIdentity): ActorReading {
  switch (identity.type) {
    case "IAMUser":
      return { actor: iamUser(identity) };
    case "Root":
      return { actor: root(identity) };
    case "AssumedRole":
    case "Role":
      return { actor: assumedRole(identity) };
    case "FederatedUser":
      return { actor: federatedUser(identity) };
    case "SAMLUser":
    case "WebIdentityUser":
    case "IdentityCenterUser":
    case "Directory":
      return { actor: outsideUser(identity) };
    case "AWSAccount": {
      // Somebody of another account, or nobody known: `ANONYMOUS_PRINCIPAL`.
      const { arn, principalId, accountId } = identity;
      const id = arn ?? principalId ?? accountId ?? "unknown";
      return { actor: { type: "user", id: cut(id), ...named(accountId) } };
    }
    default: {
      // What AWS does by itself names the service, and often no type.
      if (identity.invokedBy) return { actor: { type: "service", id: cut(identity.invokedBy) } };
      const unmapped = `userIdentity.type ${identity.type ?? "(none)"}: kept as a user`;
      return { actor: outsideUser(identity), unmapped };
    }
  }
}

/** Who acted. */
export const actorOf = ({ userIdentity }: CloudTrailRecord): ActorReading =>
  readActor(userIdentity);
