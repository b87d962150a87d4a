import { eventCollection } from "@audit/db";
import { pollUntil } from "@audit/embedded";
import type { System } from "../system/start-system.js";

const TIMEOUT_MS = 60_000;

/** Waits until the system has stored this many events. Throws when it does not. */
export async function untilStored(system: System, count: number): Promise<void> {
  const events = eventCollection(system.database);
  const reached = async () => (await events.countDocuments()) >= count;
  if (await pollUntil(reached, { timeoutMs: TIMEOUT_MS, intervalMs: 100 })) return;
  throw new Error(`${await events.countDocuments()} of ${count} events were stored`);
}
