import { formatMinute } from "../../time/format-time.js";
import type { AuditLogsSearch } from "../address/search.js";
import { ALL_TIME_LABEL, PRESET_LABELS } from "./presets.js";

/** How a screen calls the time range: `Last 24 hours`, `3 May, 10:00 – 5 May …`, `All time`. */
export function rangeLabel(
  { range, from, to }: Pick<AuditLogsSearch, "range" | "from" | "to">,
  timeZone: string,
): string {
  if (range) return PRESET_LABELS[range];
  if (from && to) return `${formatMinute(from, timeZone)} – ${formatMinute(to, timeZone)}`;
  if (from) return `Since ${formatMinute(from, timeZone)}`;
  if (to) return `Until ${formatMinute(to, timeZone)}`;
  return ALL_TIME_LABEL;
}
