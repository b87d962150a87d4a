import { Command } from "@commander-js/extra-typings";
import { type CommandContext, jsonCommand } from "../command-options.js";
import { type Environment, readEnvironment } from "../env.js";
import { writeResult } from "../terminal.js";
import { UsageError } from "../usage-error.js";

function uriIn(environment: Environment): string {
  const { MONGODB_URI } = environment;
  if (MONGODB_URI) return MONGODB_URI;
  throw new UsageError("set MONGODB_URI to the services' database");
}

function passwordsIn(environment: Environment) {
  const need = (variable: keyof Environment & `${string}_PASSWORD`): string => {
    const password = environment[variable];
    if (password) return password;
    throw new UsageError(`set ${variable}, or ${variable}_FILE to a file that holds it`);
  };
  return {
    ingest: need("INGEST_MONGODB_PASSWORD"),
    worker: need("WORKER_MONGODB_PASSWORD"),
    api: need("API_MONGODB_PASSWORD"),
    migrator: need("MIGRATOR_MONGODB_PASSWORD"),
  };
}

const usersCommand = (context: CommandContext) =>
  jsonCommand(
    "users",
    "make the services' users, or give them today's rights and passwords; as an administrator",
  ).action(async (options) => {
    const { terminal, environment } = context.surroundings;
    const settings = readEnvironment(environment);
    const [mongodbUri, passwords] = [uriIn(settings), passwordsIn(settings)];
    // Loaded only now: the other commands need no database and should start at once.
    const { makeUsers } = await import("./work-on-database.js");
    const users = await makeUsers(mongodbUri, passwords);
    writeResult(terminal, options, { value: { users }, text: `Made ${users.join(", ")}.` });
  });

const migrateCommand = (context: CommandContext) =>
  jsonCommand("migrate", "bring the database to the shape of this version").action(
    async (options) => {
      const { terminal, environment } = context.surroundings;
      const settings = readEnvironment(environment);
      const mongodbUri = uriIn(settings);
      const { migrateDatabase } = await import("./work-on-database.js");
      const { applied } = await migrateDatabase(mongodbUri, settings.EXPIRE_GRACE_SECONDS);
      const text = applied.length > 0 ? `Applied: ${applied.join(", ")}.` : "Nothing was to do.";
      writeResult(terminal, options, { value: { applied }, text });
    },
  );

/** `audit database …`: on the database itself. */
export const databaseCommand = (context: CommandContext) =>
  new Command("database")
    .description("MongoDB's users and shape, on the database of MONGODB_URI")
    .addCommand(usersCommand(context))
    .addCommand(migrateCommand(context));
