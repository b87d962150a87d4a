import { API_KEYS_COLLECTION } from "../api-key/api-key-model.js";
import { DEAD_LETTERS_COLLECTION } from "../dead-letter/dead-letter-model.js";
import { EVENTS_COLLECTION } from "../event/event-document.js";
import { INVITATIONS_COLLECTION } from "../invitation/invitation-document.js";
import { MIGRATIONS_COLLECTION } from "../migrations/migration-model.js";
import { ORGANIZATIONS_COLLECTION } from "../organization/organization-ids.js";
import { ORGANIZATION_SETTINGS_COLLECTION } from "../organization-settings/organization-settings-model.js";
import { OUTBOX_COLLECTION } from "../outbox/outbox-model.js";
import { PASSWORD_RESETS_COLLECTION } from "../password-reset/password-reset-repository.js";
import { QUARANTINE_COLLECTION } from "../quarantine/quarantine-model.js";
import { RETENTION_POLICIES_COLLECTION } from "../retention-policy/retention-policy-model.js";
import { SIGN_IN_ATTEMPTS_COLLECTION } from "../sign-in-attempt/sign-in-attempt-document.js";
import { VISIT_COUNTS_COLLECTION } from "../visit-count/visit-count-repository.js";
import { WORKSPACES_COLLECTION } from "../workspace/workspace-model.js";

/** Who connects to MongoDB; each as a user of its own. */
export const SERVICE_USERS = ["ingest", "worker", "api", "migrator"] as const;
export type ServiceUser = (typeof SERVICE_USERS)[number];

/** MongoDB's own names of what may be done with a collection. */
type Action =
  | "find"
  | "insert"
  | "update"
  | "remove"
  | "createCollection"
  | "createIndex"
  | "collMod"
  | "listIndexes";

/** What may be done with a collection; `""` is every collection of the database. */
type Grants = Readonly<Record<string, readonly Action[]>>;

/** What the api alone writes: people and their sessions, and what it has yet to queue. */
const API_COLLECTIONS = [
  "user",
  "account",
  "session",
  "verification",
  "organization",
  "member",
  "invitation",
  "member_workspaces",
  "rateLimit",
  SIGN_IN_ATTEMPTS_COLLECTION,
  INVITATIONS_COLLECTION,
  PASSWORD_RESETS_COLLECTION,
  VISIT_COUNTS_COLLECTION,
  "setup_claims",
  OUTBOX_COLLECTION,
] as const;

/** better-auth makes the indexes of its collections when the api starts. */
const OWN: readonly Action[] = ["find", "insert", "update", "remove", "createIndex"];

/**
 * The least with which each works. Nobody may remove or change an event, nor drop anything: events
 * leave by MongoDB's own expiry alone.
 */
export const SERVICE_GRANTS: Readonly<Record<ServiceUser, Grants>> = {
  // The time of a key's last use is written where the key is looked up.
  ingest: {
    [API_KEYS_COLLECTION]: ["find", "update"],
    [ORGANIZATION_SETTINGS_COLLECTION]: ["find"],
    [ORGANIZATIONS_COLLECTION]: ["find"],
  },
  worker: {
    [EVENTS_COLLECTION]: ["find", "insert"],
    [QUARANTINE_COLLECTION]: ["find", "insert", "update"],
    [DEAD_LETTERS_COLLECTION]: ["find", "insert", "update"],
    [WORKSPACES_COLLECTION]: ["find", "insert", "update"],
    [RETENTION_POLICIES_COLLECTION]: ["find", "insert", "update"],
    [MIGRATIONS_COLLECTION]: ["find"],
  },
  api: {
    [EVENTS_COLLECTION]: ["find"],
    [QUARANTINE_COLLECTION]: ["find"],
    [WORKSPACES_COLLECTION]: ["find"],
    [MIGRATIONS_COLLECTION]: ["find"],
    [DEAD_LETTERS_COLLECTION]: ["find", "update"],
    [RETENTION_POLICIES_COLLECTION]: ["find", "insert", "update"],
    [API_KEYS_COLLECTION]: ["find", "insert", "update"],
    [ORGANIZATION_SETTINGS_COLLECTION]: ["find", "insert", "update"],
    ...Object.fromEntries(API_COLLECTIONS.map((name) => [name, OWN])),
  },
  migrator: {
    "": ["createCollection", "createIndex", "collMod", "listIndexes"],
    [MIGRATIONS_COLLECTION]: ["find", "insert", "update"],
  },
};
