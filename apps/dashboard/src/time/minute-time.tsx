import { localTimeZone, useClock } from "./clock.js";
import { formatMinute, formatTime, formatUtc } from "./format-time.js";

/** A point in time to the minute, in the chosen zone; UTC and local to the second on hover. */
export function MinuteTime({ iso }: { readonly iso: string }) {
  const { timeZone } = useClock();
  return (
    <time
      dateTime={iso}
      title={`${formatUtc(iso)}\n${formatTime(iso, localTimeZone())}`}
      className="whitespace-nowrap"
    >
      {formatMinute(iso, timeZone)}
    </time>
  );
}
