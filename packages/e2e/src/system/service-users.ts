import { randomBytes } from "node:crypto";
import { serviceUserName } from "@audit/db";
import { runCommandLine } from "./run-command-line.js";

const newPassword = () => randomBytes(16).toString("hex");

/**
 * Makes the services' users and the collections as an operator does, with the built command line.
 * Answers what each service's environment needs for it.
 */
export async function makeServiceUsers(adminUri: string) {
  const passwords = {
    ingest: newPassword(),
    worker: newPassword(),
    api: newPassword(),
    migrator: newPassword(),
  };
  const uriOf = (user: keyof typeof passwords) => {
    const uri = new URL(adminUri);
    uri.username = serviceUserName(user);
    uri.password = passwords[user];
    uri.searchParams.delete("authSource");
    return uri.toString();
  };
  await runCommandLine(["database", "users"], {
    MONGODB_URI: adminUri,
    INGEST_MONGODB_PASSWORD: passwords.ingest,
    WORKER_MONGODB_PASSWORD: passwords.worker,
    API_MONGODB_PASSWORD: passwords.api,
    MIGRATOR_MONGODB_PASSWORD: passwords.migrator,
  });
  await runCommandLine(["database", "migrate"], { MONGODB_URI: uriOf("migrator") });
  const serviceOf = (user: "ingest" | "worker" | "api") => ({
    MONGODB_URI: uriOf(user),
    MIGRATE_AT_START: "false",
  });
  return { ingest: serviceOf("ingest"), worker: serviceOf("worker"), api: serviceOf("api") };
}
