import type { Connection } from "mongoose";
import { apiKeyModel } from "../api-key/api-key-model.js";
import { eventModel } from "../event/event-model.js";

/** Every mongoose model, one line each, made on one connection. */
export function createModels(connection: Connection) {
  return {
    apiKeys: apiKeyModel(connection),
    events: eventModel(connection),
  };
}

export type Models = ReturnType<typeof createModels>;
