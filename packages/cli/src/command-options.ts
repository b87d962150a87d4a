import { Command, Option } from "@commander-js/extra-typings";
import type { Surroundings } from "./terminal.js";

/** A command whose result can be had as JSON. */
export const jsonCommand = (name: string, description: string) =>
  new Command(name)
    .description(description)
    .addOption(new Option("--json", "write the result as JSON, errors as JSON on standard error"));

/** A command that speaks to a service. */
export const serviceCommand = (name: string, description: string) =>
  jsonCommand(name, description)
    .addOption(new Option("--url <address>", "of the service; else AUDIT_URL"))
    .addOption(
      new Option("--key <key>", "API key; AUDIT_API_KEY is better, since others can see this one"),
    );

/** Says with which code to exit when a command ended well, but not with everything. */
export type SetExitCode = (code: number) => void;

/** What a command is made from. */
export interface CommandContext {
  readonly surroundings: Surroundings;
  readonly setExitCode: SetExitCode;
}
