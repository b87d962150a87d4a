export { API_KEY_INDEXES, API_KEYS_COLLECTION } from "./api-key/api-key-model.js";
export {
  type ApiKeyRecord,
  type ApiKeyRepository,
  createApiKeyRepository,
} from "./api-key/api-key-repository.js";
export {
  type ConnectDatabaseOptions,
  connectDatabase,
  type Database,
} from "./connection/connect.js";
export { isStoreUnavailable } from "./connection/store-unavailable.js";
export { actorKey, actorKeys } from "./event/actor-keys.js";
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
export { escapeMetadata, unescapeMetadata } from "./event/metadata-keys.js";
