const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;

/** The hour of the week in UTC, 0 being Monday 00:00. */
export function hourOfWeek(timeMs: number): number {
  // 1970-01-01 was a Thursday.
  return (Math.floor(timeMs / HOUR_MS) + 72) % WEEK_HOURS;
}

/** By local hour: a morning peak, a dip at lunch, an afternoon peak, a few in the evening. */
const WORKING_DAY = [
  0, 0, 0, 0, 0, 0, 0.02, 0.15, 0.6, 1, 1, 0.9, 0.5, 0.7, 1, 0.95, 0.8, 0.45, 0.2, 0.1, 0.08, 0.06,
  0.03, 0.01,
] as const;
const WEEKEND_SHARE = 0.05;

/** How likely somebody so many hours ahead of UTC is to be at work in this hour of the week. */
export function presence(weekHourUtc: number, utcOffsetHours: number): number {
  const local = (weekHourUtc + Math.round(utcOffsetHours) + WEEK_HOURS) % WEEK_HOURS;
  const weekend = local >= 5 * 24;
  return (WORKING_DAY[local % 24] ?? 0) * (weekend ? WEEKEND_SHARE : 1);
}

/**
 * Maps rising fractions of all events (0 to 1) to rising times between `fromMs` and `untilMs`, so
 * that each hour gets its share by `weights` (168, from Monday 00:00 UTC). Asked with falling
 * fractions it starts over, which costs time but is right.
 */
export function createTimeline(options: {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly weights: readonly number[];
}): (fraction: number) => number {
  const { fromMs, untilMs, weights } = options;
  const startsMs: number[] = [];
  const ends: number[] = [];
  let total = 0;
  for (let startMs = fromMs; startMs < untilMs; ) {
    const endMs = Math.min(untilMs, (Math.floor(startMs / HOUR_MS) + 1) * HOUR_MS);
    total += ((weights[hourOfWeek(startMs)] ?? 0) * (endMs - startMs)) / HOUR_MS;
    startsMs.push(startMs);
    ends.push(total);
    startMs = endMs;
  }

  let slot = 0;
  return (fraction) => {
    const point = fraction * total;
    if (point < (ends[slot - 1] ?? 0)) slot = 0;
    while (slot < ends.length - 1 && (ends[slot] ?? total) <= point) slot += 1;
    const begin = ends[slot - 1] ?? 0;
    const share = (ends[slot] ?? total) - begin;
    const startMs = startsMs[slot] ?? fromMs;
    const endMs = startsMs[slot + 1] ?? untilMs;
    return Math.floor(startMs + (share > 0 ? (point - begin) / share : 0) * (endMs - startMs));
  };
}
