import { PassThrough, Readable } from "node:stream";
import { runCli } from "../src/run-cli.js";

/** How a command ended and what it wrote. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** The working folder; one without a first-run file when absent. */
  readonly folder?: string;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
}

function collect(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}

/** Runs a command in this process, without a terminal. */
export async function runAudit(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const stdout = collect();
  const stderr = collect();
  const exitCode = await runCli(args, {
    terminal: {
      stdin: Readable.from(options.stdin ? [Buffer.from(options.stdin)] : []),
      stdout: stdout.stream,
      stderr: stderr.stream,
    },
    environment: options.environment ?? {},
    folder: options.folder ?? "/",
    signal: options.signal ?? new AbortController().signal,
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}
