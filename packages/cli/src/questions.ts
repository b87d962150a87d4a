import * as prompts from "@clack/prompts";
import type { CommandContext } from "./command-options.js";
import { Interrupted } from "./interrupted.js";

/** Where questions are asked: on standard error, so that standard output holds results alone. */
const place = ({ surroundings }: CommandContext) => ({
  input: surroundings.terminal.stdin,
  output: surroundings.terminal.stderr,
  signal: surroundings.signal,
});

function answered(answer: string | symbol): string {
  if (typeof answer === "symbol") throw new Interrupted();
  return answer;
}

/** Goes on when the answer is yes; throws `Interrupted` otherwise. */
export async function confirm(message: string, context: CommandContext): Promise<void> {
  const answer = await prompts.confirm({ message, initialValue: false, ...place(context) });
  if (answer !== true) throw new Interrupted();
}

/** Asks for a line that is not empty. */
export async function askText(message: string, context: CommandContext): Promise<string> {
  return answered(
    await prompts.text({
      message,
      validate: (value) => (value?.trim() ? undefined : "Please say something."),
      ...place(context),
    }),
  ).trim();
}

/** Asks for a new password, twice, without showing it. */
export async function askNewPassword(
  message: string,
  check: (password: string) => string | undefined,
  context: CommandContext,
): Promise<string> {
  const first = answered(
    await prompts.password({
      message,
      validate: (value) => check(value ?? ""),
      ...place(context),
    }),
  );
  answered(
    await prompts.password({
      message: "Once more",
      validate: (value) => (value === first ? undefined : "This is not the same."),
      ...place(context),
    }),
  );
  return first;
}
