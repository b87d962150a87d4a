import type { Readable, Writable } from "node:stream";

/** What a command reads from and writes to. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Results, and nothing else. */
  readonly stdout: Writable;
  /** Questions, progress, notes and errors. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Everything a command gets from outside. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where `.audit/first-run.json` is looked for, and above. */
  readonly folder: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Writes a result: JSON in one line, or the text made for people. */
export function writeResult(
  terminal: Terminal,
  options: { readonly json?: boolean | undefined },
  result: { readonly value: unknown; readonly text: string },
): void {
  terminal.stdout.write(`${options.json ? JSON.stringify(result.value) : result.text}\n`);
}

/** Whether somebody sits there who can answer. */
export const canAsk = (terminal: Terminal): boolean =>
  terminal.stdin.isTTY === true && terminal.stderr.isTTY === true;
