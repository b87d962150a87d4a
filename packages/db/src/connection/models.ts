import type { Connection } from "mongoose";
import { eventModel } from "../event/event-model.js";

/** Every mongoose model, one line each, made on one connection. */
export function createModels(connection: Connection) {
  return {
    events: eventModel(connection),
  };
}

export type Models = ReturnType<typeof createModels>;
