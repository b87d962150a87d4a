/** The language of the pages; dates read "23 Nov 2026, 17:06:41", which no country mistakes. */
export const UI_LANGUAGE = "en-GB";

const FIELDS: Intl.DateTimeFormatOptions = {
  day: "2-digit",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  timeZoneName: "short",
  hourCycle: "h23",
};

/** Making a formatter is slow, and a table asks for hundreds: one for each zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat(UI_LANGUAGE, { ...FIELDS, timeZone });
  formatters.set(timeZone, made);
  return made;
}

/** A point in time taken apart in a zone, for places that set its pieces differently. */
export interface TimeParts {
  /** `23 Nov 2026` */
  readonly date: string;
  /** `17:06:41` */
  readonly time: string;
  /** `123` */
  readonly milliseconds: string;
  /** As the zone is called at that point in time: `CET`, `CEST`, `UTC`, `GMT-5`. */
  readonly zone: string;
}

/** Takes an ISO time apart in an IANA zone. */
export function timeParts(iso: string, timeZone: string): TimeParts {
  const found = new Map<string, string>();
  for (const { type, value } of formatterOf(timeZone).formatToParts(new Date(iso))) {
    found.set(type, value);
  }
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? "";
  return {
    // "Sept" is the one month with four letters, and would shift a column.
    date: `${part("day")} ${part("month").slice(0, 3)} ${part("year")}`,
    time: `${part("hour")}:${part("minute")}:${part("second")}`,
    milliseconds: part("fractionalSecond"),
    zone: part("timeZoneName"),
  };
}

/** `23 Nov 2026, 17:06:41 CET` */
export function formatTime(iso: string, timeZone: string): string {
  const { date, time, zone } = timeParts(iso, timeZone);
  return `${date}, ${time} ${zone}`;
}

/** `23 Nov 2026, 17:06 CET`, for ranges and limits, where seconds say nothing. */
export function formatMinute(iso: string, timeZone: string): string {
  const { date, time, zone } = timeParts(iso, timeZone);
  return `${date}, ${time.slice(0, 5)} ${zone}`;
}

/** `2026-11-23 16:06:41.123 UTC`, the form to compare with other logs. */
export function formatUtc(iso: string): string {
  return `${new Date(iso).toISOString().replace("T", " ").replace("Z", "")} UTC`;
}

const AGES: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const ages = new Intl.RelativeTimeFormat(UI_LANGUAGE, { numeric: "always" });

/** `3 minutes ago`, `in 2 days`. */
export function formatAge(iso: string, now: Date): string {
  const seconds = (Date.parse(iso) - now.getTime()) / 1_000;
  const [unit, size] = AGES.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return ages.format(Math.trunc(seconds / size), unit);
}
