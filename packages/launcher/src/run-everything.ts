import { once } from "node:events";
import { SendError } from "@audit/client";
import { EmbeddedServerError } from "@audit/embedded";
import { AppError } from "@audit/types";
import { LaunchError } from "./env.js";
import type { Part } from "./parts.js";
import { type LaunchOptions, startParts } from "./start-parts.js";
import { beginRun } from "./state/run-record.js";

const WATCH_INTERVAL_MS = 250;

/** Failures that say what to do in their message; of others the whole stack is told. */
function describe(error: unknown): string {
  const known = [LaunchError, EmbeddedServerError, AppError, SendError].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error)) return String(error);
  return known ? error.message : (error.stack ?? error.message);
}

/** Aborts with the reason as soon as a part has ended by itself. */
function watch(parts: readonly Part[]): { ended: AbortController; stop: () => void } {
  const ended = new AbortController();
  const timer = setInterval(() => {
    const dead = parts.find((part) => !part.isAlive());
    if (dead) ended.abort(new LaunchError(dead.describeEnd()));
  }, WATCH_INTERVAL_MS);
  return { ended, stop: () => clearInterval(timer) };
}

/** What takes events in first, the databases last; one that does not stop does not keep the rest. */
async function stopParts(parts: readonly Part[], options: LaunchOptions): Promise<void> {
  for (const part of parts.toReversed()) {
    try {
      await options.console.step(part.name, async () => {
        await part.stop();
        return ["stopped", undefined] as const;
      });
    } catch (error) {
      options.console.line(describe(error));
    }
  }
}

export interface StopSignals {
  /** Stop in order. */
  readonly stop: AbortSignal;
  /** Do not wait for services to finish; databases are still stopped in order. */
  readonly hurry: AbortSignal;
}

/**
 * Runs the whole system until it is told to stop or a part of it ends, then stops every part.
 * Resolves to the exit code: 0 when it was told to.
 */
export async function runEverything(options: LaunchOptions, signals: StopSignals): Promise<number> {
  const { console, state } = options;
  const parts: Part[] = [];
  signals.hurry.addEventListener("abort", () => {
    for (const part of parts) void part.kill?.();
  });
  const run = await beginRun(state, (message) => console.line(`  … ${message}`));
  const { ended, stop: stopWatching } = watch(parts);
  const signal = AbortSignal.any([signals.stop, ended.signal]);
  let exitCode = 0;
  try {
    await startParts(options, { parts, signal });
    if (!signal.aborted) await once(signal, "abort");
    signal.throwIfAborted();
  } catch (error) {
    if (!signals.stop.aborted) {
      console.line(`\n${describe(ended.signal.aborted ? ended.signal.reason : error)}`);
      exitCode = 1;
    }
  }
  stopWatching();
  run.markStopping();
  if (parts.length > 0) console.line("\nStopping");
  await stopParts(parts, options);
  run.finish();
  return exitCode;
}
