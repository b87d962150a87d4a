import type { Connection } from "mongoose";
import { apiKeyModel } from "../api-key/api-key-model.js";
import { deadLetterModel } from "../dead-letter/dead-letter-model.js";
import { eventModel } from "../event/event-model.js";
import { migrationModel } from "../migrations/migration-model.js";
import { organizationSettingsModel } from "../organization-settings/organization-settings-model.js";
import { outboxModel } from "../outbox/outbox-model.js";
import { quarantineModel } from "../quarantine/quarantine-model.js";
import { retentionPolicyModel } from "../retention-policy/retention-policy-model.js";
import { workspaceModel } from "../workspace/workspace-model.js";

/** Every mongoose model, one line each, made on one connection. */
export function createModels(connection: Connection) {
  return {
    apiKeys: apiKeyModel(connection),
    deadLetters: deadLetterModel(connection),
    events: eventModel(connection),
    migrations: migrationModel(connection),
    organizationSettings: organizationSettingsModel(connection),
    outbox: outboxModel(connection),
    quarantine: quarantineModel(connection),
    retentionPolicies: retentionPolicyModel(connection),
    workspaces: workspaceModel(connection),
  };
}

export type Models = ReturnType<typeof createModels>;
