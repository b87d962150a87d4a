import { spread } from "../measure/statistics.js";
import { markdownTable } from "../measure/table.js";
import type { Pair, Side } from "./pair.js";
import type { PageCost, ProbeCost } from "./queries.js";

const whole = (value: number) => value.toFixed(0);

/** The median of repetitions, and its range when there is more than one. */
function withRange(values: readonly number[], print: (value: number) => string): string {
  const { median, min, max, n } = spread(values);
  return n === 1 ? print(median) : `${print(median)} (${print(min)}–${print(max)})`;
}

function sideRow(sides: readonly Side[], ratios: readonly number[]): string[] {
  const [first] = sides;
  const median = (of: (side: Side) => number) => spread(sides.map(of)).median;
  return [
    first?.name ?? "",
    withRange(
      sides.map((side) => side.cpuMicroseconds),
      whole,
    ),
    withRange(ratios, (value) => value.toFixed(2)),
    whole(median((side) => side.eventsPerSecond)),
    whole(median((side) => side.sizes.data)),
    whole(median((side) => side.sizes.indexes)),
    median((side) => side.coldPageMs).toFixed(1),
  ];
}

/** What inserting costs and what is stored, variant by variant, beside the baseline. */
export function insertTable(pairs: readonly Pair[]): string {
  const names = [...new Set(pairs.map((pair) => pair.variant.name))];
  const groups = names.map((name) => pairs.filter((pair) => pair.variant.name === name));
  return markdownTable(
    [
      "variant",
      "mongod CPU µs/event",
      "÷ A in its pair",
      "events/s",
      "data bytes",
      "index bytes",
      "cold page ms",
    ],
    [
      sideRow(
        pairs.map((pair) => pair.baseline),
        [1],
      ),
      ...groups.map((same) =>
        sideRow(
          same.map((pair) => pair.variant),
          same.map(({ variant, baseline }) => variant.cpuMicroseconds / baseline.cpuMicroseconds),
        ),
      ),
    ],
  );
}

/** Bytes an event of each single index. */
export function sizeTable(pairs: readonly Pair[]): string {
  const rows = pairs.flatMap(({ variant }) =>
    Object.entries(variant.sizes.byIndex).map(([index, bytes]) => [
      variant.name,
      index,
      bytes.toFixed(1),
    ]),
  );
  return markdownTable(["variant", "index", "bytes an event"], rows);
}

const page = (cost: PageCost | null) =>
  cost
    ? [
        cost.keysPerRow.toFixed(1),
        cost.medianMs.toFixed(1),
        cost.sortsInMemory ? `${cost.index}, sorts` : cost.index,
      ]
    : ["", "", ""];

const row = (side: Side, cost: ProbeCost) => [
  side.name,
  cost.probe.name,
  String(cost.probe.matches),
  ...page(cost.first),
  ...page(cost.deep).slice(0, 2),
];

/**
 * What each single-field filter costs on its first page and on page 200: for the baseline all of
 * them, for each variant those that another index serves.
 */
export function queryTable(pairs: readonly Pair[]): string {
  const baseline = pairs[0]?.baseline;
  if (!baseline) return "";
  const indexFor = new Map(baseline.probes.map((cost) => [cost.probe.name, cost.first.index]));
  const rows = pairs.flatMap(({ variant }) =>
    variant.probes
      .filter((cost) => indexFor.get(cost.probe.name) !== cost.first.index)
      .map((cost) => row(variant, cost)),
  );
  return markdownTable(
    ["variant", "filter", "matches", "keys/row", "ms", "index", "keys/row p. 200", "ms p. 200"],
    [...baseline.probes.map((cost) => row(baseline, cost)), ...rows],
  );
}
