import { clsx } from "clsx";
import { localTimeZone, useClock } from "./clock.js";
import { formatTime, formatUtc, timeParts } from "./format-time.js";

interface EventTimeProps {
  readonly iso: string;
  /** Shows milliseconds too. */
  readonly isPrecise?: boolean;
  /** For the zone's name, where it has no room on every screen. */
  readonly zoneClassName?: string | undefined;
}

/** A point in time in the chosen zone, the zone's name beside it; UTC and local on hover. */
export function EventTime({ iso, isPrecise = false, zoneClassName }: EventTimeProps) {
  const { timeZone } = useClock();
  const { date, time, milliseconds, zone } = timeParts(iso, timeZone);
  return (
    <time dateTime={iso} title={`${formatUtc(iso)}\n${formatTime(iso, localTimeZone())}`}>
      {date}, {time}
      {isPrecise && <span className="text-ink-soft">.{milliseconds}</span>}{" "}
      <span className={clsx("text-2xs text-ink-faint", zoneClassName)}>{zone}</span>
    </time>
  );
}
