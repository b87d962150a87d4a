import { AppError, filterInstantSchema } from "@audit/types";

const RELATIVE = /^now(?:-(\d{1,6})([mhd]))?$/;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * The moment that a filter's `from` or `to` means: ISO 8601 with an offset, or relative to `now`
 * (`now`, `now-15m`, `now-24h`, `now-90d`). Throws `invalid_input` for what a filter would not
 * accept.
 */
export function resolveInstant(text: string, now: Date): Date {
  const relative = RELATIVE.exec(text);
  if (relative) {
    const [, amount = "0", unit = "m"] = relative;
    return new Date(now.getTime() - Number(amount) * (UNIT_MS[unit] ?? 0));
  }
  const checked = filterInstantSchema.safeParse(text);
  if (checked.success) return new Date(text);
  throw new AppError("invalid_input", "must be a time such as 2026-01-31T00:00:00Z or now-24h");
}
