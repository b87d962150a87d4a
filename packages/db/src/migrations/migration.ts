import type { Database } from "../connection/connect.js";

/**
 * One step of the database's shape. Steps run in the order of `version`, once each in principle;
 * yet two processes may run one at the same time, or again after a crash, so `up` must be
 * idempotent, and must not block writes.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (database: Database) => Promise<void>;
}
