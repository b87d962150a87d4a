import { type Connection, type Model, Schema } from "mongoose";

/** A step that was taken; it is written after the step, so an interrupted one is taken again. */
export interface MigrationDocument {
  /** The step's version. */
  readonly _id: number;
  readonly name: string;
  readonly appliedAt: Date;
}

export const MIGRATIONS_COLLECTION = "migrations";

const migrationSchema = new Schema<MigrationDocument>(
  { _id: Number, name: String, appliedAt: Date },
  { collection: MIGRATIONS_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const migrationModel = (connection: Connection): Model<MigrationDocument> =>
  connection.model<MigrationDocument>("Migration", migrationSchema);
