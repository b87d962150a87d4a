import { AppError } from "@audit/types";

const PARTS = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)(?:\/([^?]*))?/;

/** The database that is used when a connection string names none. */
const DEFAULT_DATABASE = "audit";

/** What is shown of a connection string, and what it leaves open. It holds no credentials. */
export interface ConnectionTarget {
  readonly hosts: string;
  readonly databaseName: string;
}

/** Throws an `AppError` `invalid_input` for what is no connection string. */
export function connectionTarget(uri: string): ConnectionTarget {
  const [, hosts, databaseName] = PARTS.exec(uri) ?? [];
  if (hosts === undefined) throw unreadableConnectionString("it must begin with mongodb://");
  return { hosts, databaseName: decodeURIComponent(databaseName || DEFAULT_DATABASE) };
}

export function unreadableConnectionString(problem: string): AppError {
  return new AppError(
    "invalid_input",
    `MONGODB_URI is not valid: ${problem}; such as mongodb://host:27017/audit?replicaSet=rs0`,
  );
}
