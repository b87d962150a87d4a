export { API_KEY_INDEXES, API_KEYS_COLLECTION } from "./api-key/api-key-model.js";
export {
  type ApiKeyRecord,
  type ApiKeyRepository,
  type ApiKeyRestrictions,
  createApiKeyRepository,
} from "./api-key/api-key-repository.js";
export {
  type ConnectDatabaseOptions,
  connectDatabase,
  type Database,
} from "./connection/connect.js";
export { isStoreUnavailable } from "./connection/store-unavailable.js";
export type { FailedEvent, OpenDeadLetter } from "./dead-letter/dead-letter-mapper.js";
export {
  createDeadLetterRepository,
  type DeadLetterRepository,
} from "./dead-letter/dead-letter-repository.js";
export { actorKey, actorKeys } from "./event/actor-keys.js";
export { eventCollection } from "./event/event-collection.js";
export {
  EVENTS_COLLECTION,
  type EventClientDocument,
  type EventDocument,
} from "./event/event-document.js";
export { eventDocumentId } from "./event/event-document-id.js";
export { EVENT_INDEXES } from "./event/event-indexes.js";
export {
  type EventFacts,
  type EventRowDocument,
  toEventDocument,
  toEventRow,
  toStoredEvent,
} from "./event/event-mapper.js";
export { createEventQueries } from "./event/event-queries/event-queries.js";
export { EVENT_INDEX_STORAGE, EVENT_STORAGE } from "./event/event-storage.js";
export { createEventWriter, type EventWriter, type WriteOutcome } from "./event/event-writer.js";
export { escapeMetadata, unescapeMetadata } from "./event/metadata-keys.js";
export {
  createInvitationRepository,
  type InvitationRecord,
} from "./invitation/invitation-repository.js";
export {
  createMemberWorkspaceRepository,
  type MemberWorkspaceRepository,
} from "./member-workspace/member-workspace-repository.js";
export {
  assertMigrated,
  type MigrateOptions,
  migrate,
} from "./migrations/migrate.js";
export { createOrganizationIds, type OrganizationIds } from "./organization/organization-ids.js";
export {
  createOrganizationSettingsRepository,
  type OrganizationSettingsRepository,
} from "./organization-settings/organization-settings-repository.js";
export { createOutbox, type Outbox, type OutboxEntry } from "./outbox/outbox-repository.js";
export { createPasswordResetRepository } from "./password-reset/password-reset-repository.js";
export { createQuarantine, type Quarantine } from "./quarantine/quarantine.js";
export type { ConflictingEvent } from "./quarantine/quarantine-mapper.js";
export type { RetentionPolicy } from "./retention-policy/retention-policy-mapper.js";
export {
  createRetentionPolicyRepository,
  type RetentionPolicyRepository,
} from "./retention-policy/retention-policy-repository.js";
export { createServiceUsers, serviceUserName } from "./service-user/create-service-users.js";
export type { ServiceUser } from "./service-user/service-privileges.js";
export {
  createSignInAttemptRepository,
  type SignInAttemptRepository,
} from "./sign-in-attempt/sign-in-attempt-repository.js";
export { createVisitCountRepository } from "./visit-count/visit-count-repository.js";
export {
  createWorkspaceRepository,
  type SeenWorkspace,
  type WorkspaceRepository,
} from "./workspace/workspace-repository.js";
