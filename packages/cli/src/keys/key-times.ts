import { InvalidArgumentError } from "commander";
import * as z from "zod";

const DAYS = /^([1-9]\d{0,3})d$/;
const DAY_MS = 86_400_000;
const timeSchema = z.iso.datetime({ offset: true });

/** Reads when a key ends, as a time or as days from now. */
export function readEnd(text: string): string {
  const days = DAYS.exec(text)?.[1];
  if (days !== undefined) return new Date(Date.now() + Number(days) * DAY_MS).toISOString();
  if (timeSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError("It must be a time such as 2027-01-31T00:00:00Z, or 90d.");
}

/** Reads a number of hours, none included. */
export function hours(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= 720) return number;
  throw new InvalidArgumentError("It must be a whole number of hours from 0 to 720.");
}
