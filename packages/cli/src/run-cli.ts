import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { CommanderError } from "commander";
import { describeError } from "./describe-error.js";
import { EXIT } from "./exit-codes.js";
import { createProgram } from "./program.js";
import type { Surroundings, Terminal } from "./terminal.js";

/** Commander's own ways of ending well: help and version were shown. */
const SHOWN = new Set(["commander.help", "commander.helpDisplayed", "commander.version"]);

/** Settings that commands do not inherit from the program they are added to. */
function prepare(command: CommandUnknownOpts, terminal: Terminal): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => terminal.stdout.write(text),
    writeErr: (text) => terminal.stderr.write(text),
    // Shown below, as text or as JSON.
    outputError: () => undefined,
  });
  for (const child of command.commands) prepare(child, terminal);
}

/**
 * Runs one command and answers how to exit. Results go to standard output; everything else to
 * standard error, errors as `{"error":{"code","message"}}` when `--json` was said.
 */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stderr } = surroundings.terminal;
  let exitCode: number = EXIT.done;
  const program = createProgram({
    surroundings,
    setExitCode: (code) => {
      exitCode = code;
    },
  });
  prepare(program, surroundings.terminal);

  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && SHOWN.has(error.code)) {
      return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    }
    const { code, message, exitCode: failed } = describeError(error);
    const asJson = args.includes("--json");
    stderr.write(asJson ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`);
    return failed;
  }
}
