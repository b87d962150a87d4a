export type { IngestContext, RecordEvents } from "./ingest/context.js";
export { producerOf } from "./ingest/producer.js";
export { type IngestRouter, ingestRouter } from "./ingest/router.js";
export type {
  ApiKeyAdministration,
  DeadLetterAdministration,
  EventQueries,
  QueryContext,
  SettingsAdministration,
} from "./query/context.js";
export type { PeopleContext, Visitor } from "./query/people-context.js";
export { type QueryRouter, queryRouter } from "./query/router.js";
export type { ActName, ActNotes, ActResult, BegunAct, Trail } from "./query/trail.js";
