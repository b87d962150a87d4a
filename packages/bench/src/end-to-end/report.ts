import { spread } from "../measure/statistics.js";
import { markdownTable } from "../measure/table.js";
import { sumOf } from "./cpu-by-process.js";
import type { Pair, Run } from "./pair.js";

/** A figure by its name, as `--json` writes it: the median of the pairs, and the pairs. */
export interface Figure {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The ratio of CPU time instead of events per second; see `Pair`. */
  readonly cpuValue: number;
  readonly pairs: readonly Pair[];
}

export function figureOf(pairs: readonly Pair[]): Figure {
  const { median, min, max } = spread(pairs.map((pair) => pair.ratio));
  const cpuValue = spread(pairs.map((pair) => pair.cpuRatio)).median;
  return { value: median, min, max, cpuValue, pairs };
}

export function pairsTable(pairs: readonly Pair[]): string {
  return markdownTable(
    ["pair", "end to end, events/s", "raw insertMany, events/s", "ratio", "ratio of CPU", "503s"],
    pairs.map((pair, index) => [
      String(index + 1),
      pair.endToEnd.eventsPerSecond.toFixed(0),
      pair.raw.eventsPerSecond.toFixed(0),
      pair.ratio.toFixed(2),
      pair.cpuRatio.toFixed(2),
      String(pair.endToEnd.refusals ?? 0),
    ]),
  );
}

const median = (runs: readonly Run[], name: string) =>
  spread(runs.map((run) => run.cpuMicroseconds[name] ?? 0)).median;

/** CPU µs an event by process, medians of the pairs. */
export function cpuTable(pairs: readonly Pair[]): string {
  const names = Object.keys(pairs[0]?.endToEnd.cpuMicroseconds ?? {});
  const row = (title: string, runs: readonly Run[]) => [
    title,
    ...names.map((name) => median(runs, name).toFixed(1)),
    spread(runs.map((run) => sumOf(run.cpuMicroseconds))).median.toFixed(1),
  ];
  return markdownTable(
    ["CPU µs an event", ...names, "all"],
    [
      row(
        "end to end",
        pairs.map((pair) => pair.endToEnd),
      ),
      row(
        "raw insertMany",
        pairs.map((pair) => pair.raw),
      ),
    ],
  );
}
