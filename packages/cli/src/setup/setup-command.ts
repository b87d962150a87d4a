import { type CommandContext, jsonCommand } from "../command-options.js";
import { readEnvironment } from "../env.js";
import { askNewPassword, askText } from "../questions.js";
import { canAsk, writeResult } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import type { MadeOrganization } from "./make-organization.js";
import { readFirstLine } from "./read-first-line.js";

const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

function checkPassword(password: string): string | undefined {
  const { least, most } = PASSWORD_LENGTH;
  if (password.length >= least && password.length <= most) return undefined;
  return `A password has ${least} to ${most} characters.`;
}

interface Answers {
  readonly organization: string;
  readonly email: string;
  readonly password: string;
}

/** Takes what is given and asks for the rest; without a terminal everything must be given. */
async function collectAnswers(
  options: { readonly organization?: string | undefined; readonly email?: string | undefined },
  context: CommandContext,
): Promise<Answers> {
  const { terminal } = context.surroundings;
  if (canAsk(terminal)) {
    return {
      organization: options.organization ?? (await askText("Name of the organization", context)),
      email: options.email ?? (await askText("Email address of its owner", context)),
      password: await askNewPassword("Password of the owner", checkPassword, context),
    };
  }
  const { organization, email } = options;
  if (!organization || !email) {
    throw new UsageError("without a terminal, --organization and --email are needed");
  }
  const password = await readFirstLine(terminal.stdin);
  const problem = checkPassword(password);
  if (problem) throw new UsageError(`${problem} It is read from the first line of standard input.`);
  return { organization, email, password };
}

function setupText(answers: Answers, created: MadeOrganization): string {
  const { keys } = created;
  return [
    `Made ${answers.organization} (${created.organizationId}), owned by ${answers.email}.`,
    ...(keys
      ? [
          "",
          "Its first keys, shown this once:",
          `  to record events   ${keys.writeKey}`,
          `  to read events     ${keys.readKey}`,
          `  to administer      ${keys.adminKey}`,
        ]
      : []),
  ].join("\n");
}

/** `audit setup`: the first organization and its owner, on the database itself. */
export const setupCommand = (context: CommandContext) =>
  jsonCommand("setup", "make the first organization and its owner, on the database of MONGODB_URI")
    .option("--organization <name>", "what it is called")
    .option("--email <address>", "its owner's, who signs in with it")
    .option("--no-keys", "make no keys; they need API_KEY_SECRET")
    .action(async ({ organization, email, keys, ...options }) => {
      const { MONGODB_URI, API_KEY_SECRET, MIGRATE_AT_START } = readEnvironment(
        context.surroundings.environment,
      );
      if (!MONGODB_URI) throw new UsageError("set MONGODB_URI to the services' database");
      if (keys && !API_KEY_SECRET) {
        throw new UsageError("set API_KEY_SECRET to the services' own, or say --no-keys");
      }
      const answers = await collectAnswers({ organization, email }, context);
      // Loaded only now: the other commands need no database and should start at once.
      const { makeOrganization } = await import("./make-organization.js");
      const created = await makeOrganization({
        mongodbUri: MONGODB_URI,
        mayMigrate: MIGRATE_AT_START !== "false",
        apiKeySecret: keys ? API_KEY_SECRET : undefined,
        name: answers.organization,
        ownerEmail: answers.email,
        ownerPassword: answers.password,
      });
      writeResult(context.surroundings.terminal, options, {
        value: {
          organizationId: created.organizationId,
          ownerId: created.ownerId,
          ownerEmail: answers.email,
          ...created.keys,
        },
        text: setupText(answers, created),
      });
    });
