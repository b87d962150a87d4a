import { relative } from "node:path";
import type { Console } from "./console/console.js";
import type { FirstRun } from "./first-run/first-run-file.js";
import type { StateFolder } from "./state/state-folder.js";

export interface SummaryFacts {
  readonly firstRun: FirstRun | null;
  readonly isProduction: boolean;
  readonly publicUrl: string;
  readonly ingestUrl: string;
  readonly state: StateFolder;
  readonly projectRoot: string;
}

/** What there is to know once everything runs; the time counts from the start of the process. */
export function printSummary(console: Console, facts: SummaryFacts): void {
  const { firstRun, state, projectRoot } = facts;
  const short = (path: string) => relative(projectRoot, path);
  console.line();
  console.line(`  Dashboard   ${facts.publicUrl}`);
  if (firstRun) {
    console.line(`  Sign in     ${firstRun.ownerEmail}  ${firstRun.ownerPassword}`);
    console.line(`  Ingest      ${facts.ingestUrl}/v1/events, key ${firstRun.writeKey}`);
    console.line(`  Noted in    ${short(state.firstRun)}`);
  } else if (facts.isProduction) {
    console.line('  Sign in     "npx audit setup" makes the first owner, if there is none yet');
  } else {
    console.line("  Sign in     as you set it up: this database was not set up from here");
  }
  console.line(`  Logs        ${short(state.logOf("*"))}`);
  console.line();
  const seconds = (performance.now() / 1_000).toFixed(1);
  console.line(
    `Everything runs after ${seconds} s. Ctrl-C stops it; the data stays in ${short(state.path)}.`,
  );
}
