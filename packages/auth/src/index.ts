export { createApiKeyAdministration } from "./api-key/administration.js";
export { createPlatformKey, type PlatformKeyInput } from "./api-key/create-platform-key.js";
export { createApiKeyVerifier, type VerifyApiKey } from "./api-key/verifier.js";
export type { Caller, ProducerIdentity } from "./caller.js";
export {
  createCallerResolver,
  type ResolveCaller,
  type ResolvedCaller,
} from "./caller-resolver.js";
export { createInvitations, type Invitations } from "./links/invitations.js";
export { createPasswordResets, type PasswordResets } from "./links/password-resets.js";
export { createVisitorLimit } from "./links/visitor-limit.js";
export {
  createMemberAdministration,
  type MemberAdministration,
} from "./members/member-administration.js";
export { addMember } from "./organization/add-member.js";
export { createFirstOrganization } from "./organization/create-first-organization.js";
export {
  type CreatedOrganization,
  createOrganization,
  type OrganizationInput,
} from "./organization/create-organization.js";
export type { DefaultKeys } from "./organization/default-keys.js";
export { findPersonByEmail, type Person } from "./organization/find-person.js";
export {
  createKnownOrganizations,
  type KnownOrganizations,
} from "./organization/known-organizations.js";
export { organizationExists } from "./organization/organization-exists.js";
export { createOwnOrganizations, type OwnOrganizations } from "./organization/own-organizations.js";
export { readScopeOf } from "./read-scope.js";
export { claimedEmail } from "./sign-in/attempt-guard.js";
export { createOwnSessions, type OwnSessions } from "./sign-in/own-sessions.js";
export {
  createSignIn,
  type Session,
  SIGN_IN_BASE_PATH,
  type SignIn,
  type SignInOptions,
} from "./sign-in/sign-in.js";
