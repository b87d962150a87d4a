import { localTimeZone, useClock } from "./clock.js";
import { formatTime, formatUtc, timeParts } from "./format-time.js";

interface EventTimeProps {
  readonly iso: string;
  /** Shows milliseconds too. */
  readonly isPrecise?: boolean;
}

/** A point in time in the chosen zone, the zone's name beside it; UTC and local on hover. */
export function EventTime({ iso, isPrecise = false }: EventTimeProps) {
  const { timeZone } = useClock();
  const { date, time, milliseconds, zone } = timeParts(iso, timeZone);
  return (
    <time
      dateTime={iso}
      title={`${formatUtc(iso)}\n${formatTime(iso, localTimeZone())}`}
      className="whitespace-nowrap"
    >
      {date}, {time}
      {isPrecise && <span className="text-ink-soft">.{milliseconds}</span>}{" "}
      <span className="text-ink-faint">{zone}</span>
    </time>
  );
}
