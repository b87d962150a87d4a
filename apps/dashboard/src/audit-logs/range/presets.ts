/** The time ranges that one click chooses, written as in the address and in `now-24h`. */
export const RANGE_PRESETS = ["15m", "1h", "24h", "7d", "30d", "90d"] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

export const PRESET_LABELS: Readonly<Record<RangePreset, string>> = {
  "15m": "Last 15 minutes",
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
};

export const ALL_TIME_LABEL = "All time";
