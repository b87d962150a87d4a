import { type Scope, scopeSchema } from "@audit/types";
import { Command, Option } from "@commander-js/extra-typings";
import { type CommandContext, serviceCommand } from "../command-options.js";
import { createApiClient } from "../connection/api-client.js";
import { type ConnectionOptions, resolveConnection } from "../connection/connection.js";
import { confirm } from "../questions.js";
import { canAsk, writeResult } from "../terminal.js";
import { wholeNumber } from "../whole-number.js";
import { keysTable } from "./key-text.js";
import { hours, readEnd } from "./key-times.js";
import { createOnInstallation } from "./platform-key.js";

const EXPIRES = "a time such as 2027-01-31T00:00:00Z, or a number of days such as 90d";

async function apiFor(options: ConnectionOptions, { surroundings }: CommandContext) {
  const connection = await resolveConnection("api", options, surroundings);
  return createApiClient(connection, surroundings.signal);
}

const createCommand = (context: CommandContext) =>
  serviceCommand("create", "make a key; it is shown this once")
    .requiredOption("--name <name>", "what it is for")
    .addOption(
      new Option("--scope <scope...>", "what it may do; several are allowed")
        .choices(scopeSchema.options)
        .makeOptionMandatory(),
    )
    .option("--service <name>", "the service that will send with it")
    .option("--environment <name>", "such as production")
    .option("--expires <when>", EXPIRES, readEnd)
    .option("--workspace <id>", "the only one whose events it records and reads")
    .option("--resource-type <type...>", "the only types whose events it records and reads")
    .option("--allow <address...>", "the only addresses or CIDR ranges it may be used from")
    .option("--events-per-minute <number>", "how many events it may record", wholeNumber)
    .option("--platform", "an event may name its organization; on the database of MONGODB_URI")
    .option("--organization <id>", "with --platform: whose key it is")
    .action(async ({ name, scope, service, environment, ...options }) => {
      const { terminal } = context.surroundings;
      const scopes: Scope[] = [...new Set(scope)];
      const input = {
        name,
        scopes,
        service,
        environment,
        expiresAt: options.expires,
        workspaceId: options.workspace,
        resourceTypes: options.resourceType,
        allowedCidrs: options.allow,
        eventsPerMinute: options.eventsPerMinute,
      };
      const created = options.platform
        ? await createOnInstallation(input, options.organization, context)
        : await (await apiFor(options, context)).apiKeys.create.mutate(input);
      if (!options.json) terminal.stderr.write(`Made ${created.key.name}. Shown this once:\n`);
      writeResult(terminal, options, { value: created, text: created.secret });
    });

const rotateCommand = (context: CommandContext) =>
  serviceCommand("rotate", "make a key like another, which ends a day later; shown this once")
    .argument("<id>", "as `audit keys list` shows it")
    .option("--overlap-hours <number>", "how long both are valid: 0 to 720, else 24", hours)
    .option("--expires <when>", `of the new key: ${EXPIRES}; else as the old one`, readEnd)
    .action(async (id, { overlapHours, expires, ...options }) => {
      const { terminal } = context.surroundings;
      const api = await apiFor(options, context);
      const rotated = await api.apiKeys.rotate.mutate({ id, overlapHours, expiresAt: expires });
      const { name, expiresAt } = rotated.replaced;
      if (!options.json) {
        terminal.stderr.write(`Rotated ${name} (${id}), which is valid until ${expiresAt}.\n`);
        terminal.stderr.write("The new key, shown this once:\n");
      }
      writeResult(terminal, options, { value: rotated, text: rotated.secret });
    });

const listCommand = (context: CommandContext) =>
  serviceCommand("list", "show the organization's keys, without their secrets").action(
    async (options) => {
      const api = await apiFor(options, context);
      const keys = await api.apiKeys.list.query();
      writeResult(context.surroundings.terminal, options, {
        value: keys,
        text: keysTable(keys, new Date()),
      });
    },
  );

const revokeCommand = (context: CommandContext) =>
  serviceCommand("revoke", "make a key invalid for ever")
    .argument("<id>", "as `audit keys list` shows it")
    .option("--yes", "do not ask")
    .action(async (id, options) => {
      const { terminal } = context.surroundings;
      if (!options.yes && !options.json && canAsk(terminal)) {
        await confirm(`Revoke ${id}? Whoever uses it is refused within seconds.`, context);
      }
      const api = await apiFor(options, context);
      const key = await api.apiKeys.revoke.mutate({ id });
      writeResult(terminal, options, { value: key, text: `Revoked ${key.name} (${key.id}).` });
    });

/** `audit keys …`: who may send and read. */
export const keysCommand = (context: CommandContext) =>
  new Command("keys")
    .description("API keys of the organization")
    .addCommand(createCommand(context))
    .addCommand(listCommand(context))
    .addCommand(rotateCommand(context))
    .addCommand(revokeCommand(context));
