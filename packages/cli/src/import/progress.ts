import { SingleBar } from "cli-progress";
import type { Terminal } from "../terminal.js";
import type { ImportProgress } from "./run-import.js";

/** Shows how far an import is. */
export interface ProgressDisplay {
  readonly update: (progress: ImportProgress) => void;
  readonly stop: () => void;
}

const LINE_EVERY_MS = 5_000;
const number = (value: number) => value.toLocaleString("en");

function createBar(stream: Terminal["stderr"], totalBytes: number): ProgressDisplay {
  const bar = new SingleBar({
    stream,
    format: "{bar} {percentage}%  {records} read  {accepted} accepted  {rejected} rejected",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 28,
    hideCursor: true,
    // Ctrl-C is ours: what is under way is still answered.
    gracefulExit: false,
  });
  bar.start(totalBytes, 0, { records: 0, accepted: 0, rejected: 0 });
  return {
    update: ({ bytes, report: { records, accepted, rejected } }) => {
      bar.update(bytes, {
        records: number(records),
        accepted: number(accepted),
        rejected: number(rejected),
      });
    },
    stop: () => bar.stop(),
  };
}

/** A line every few seconds, for logs and for input whose length nobody knows. */
function createLines(stream: Terminal["stderr"]): ProgressDisplay {
  let lineAt = performance.now() + LINE_EVERY_MS;
  return {
    update: ({ report: { records, accepted, rejected } }) => {
      if (performance.now() < lineAt) return;
      lineAt = performance.now() + LINE_EVERY_MS;
      const counts = [records, accepted, rejected].map(number);
      stream.write(`${counts[0]} read, ${counts[1]} accepted, ${counts[2]} rejected\n`);
    },
    stop: () => undefined,
  };
}

/** A bar on a terminal, plain lines elsewhere, nothing where JSON was asked for. */
export function createProgress(
  stream: Terminal["stderr"],
  options: { readonly totalBytes: number | undefined; readonly quiet: boolean },
): ProgressDisplay {
  if (options.quiet) return { update: () => undefined, stop: () => undefined };
  if (stream.isTTY && options.totalBytes) return createBar(stream, options.totalBytes);
  return createLines(stream);
}
