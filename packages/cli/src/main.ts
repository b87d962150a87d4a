import { EXIT } from "./exit-codes.js";
import { runCli } from "./run-cli.js";

const interruption = new AbortController();
process.on("SIGINT", () => {
  // The first one ends in order, the second one at once.
  if (interruption.signal.aborted) process.exit(EXIT.interrupted);
  interruption.abort();
});

/** A reader such as `head` that has seen enough is no failure. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
  environment: process.env,
  folder: process.cwd(),
  signal: interruption.signal,
});

// What is left of the input, or a terminal after a question, would keep the process waiting.
process.stdin.destroy();
