/** Which clock the pages show: the browser's own zone, or UTC. */
export type ClockMode = "local" | "utc";

const pad = (number: number) => String(number).padStart(2, "0");

/** An ISO time as an `<input type="datetime-local">` takes it: `2026-11-23T17:06`. */
export function toInputValue(iso: string, mode: ClockMode): string {
  const date = new Date(iso);
  if (mode === "utc") return date.toISOString().slice(0, 16);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

const COMPLETE = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** What such an input holds as an ISO time in UTC; null while it is empty or incomplete. */
export function fromInputValue(value: string, mode: ClockMode): string | null {
  if (!COMPLETE.test(value)) return null;
  // Without an offset a date with a time is read as local (ECMA-262, Date Time String Format).
  const time = Date.parse(mode === "utc" ? `${value}Z` : value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
