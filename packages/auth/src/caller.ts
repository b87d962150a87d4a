import type { ApiKeyRestrictions } from "@audit/db";
import type { OrganizationRole, Permission, ReadScope } from "@audit/types";

/** Whoever makes a request: a person with a session or a service with an API key. */
export interface Caller {
  readonly actor: {
    readonly type: "user" | "api_key";
    readonly id: string;
    readonly name: string;
    readonly email?: string;
  };
  readonly organization: { readonly id: string; readonly name: string };
  /** The session by which a person calls; keys have none. */
  readonly sessionId?: string;
  /** A person's role; keys have none. */
  readonly role?: OrganizationRole;
  readonly permissions: ReadonlySet<Permission>;
  /** What narrows the key beyond its scopes; people have none. */
  readonly restrictions?: ApiKeyRestrictions;
  /** Made from the rights above in one place, `readScopeOf`. */
  readonly readScope: ReadScope;
}

/** A service that records events, as its key and nothing else says. */
export interface ProducerIdentity {
  readonly keyId: string;
  readonly keyName: string;
  readonly organizationId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly service?: string;
  readonly environment?: string;
  /** What narrows the key beyond its scopes; absent when nothing does. */
  readonly restrictions?: ApiKeyRestrictions;
  /** An event may name the organization that it belongs to, which else is the key's. */
  readonly platform?: true;
}
