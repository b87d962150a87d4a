import { Command } from "@commander-js/extra-typings";
import type { CommandContext } from "./command-options.js";
import { databaseCommand } from "./database/database-command.js";
import { deadLettersCommand } from "./dead-letters/dead-letters-command.js";
import { importCommand } from "./import/import-command.js";
import { keysCommand } from "./keys/keys-command.js";
import { setupCommand } from "./setup/setup-command.js";

const MORE = `
Address and key come from the options, else AUDIT_URL and AUDIT_API_KEY, else
.audit/first-run.json of this folder or one above. Exit codes: 0 done, 1 failed,
2 called wrongly, 3 something was rejected, 4 not allowed, 5 no answer, 130 interrupted.`;

/** The `audit` command with everything below it. */
export function createProgram(context: CommandContext): Command {
  return new Command("audit")
    .description("The audit log, from the command line")
    .addCommand(importCommand(context))
    .addCommand(keysCommand(context))
    .addCommand(deadLettersCommand(context))
    .addCommand(setupCommand(context))
    .addCommand(databaseCommand(context))
    .addHelpText("after", MORE);
}
