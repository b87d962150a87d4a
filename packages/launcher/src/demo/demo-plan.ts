import * as z from "zod";
import { readJsonFile, writeJsonFile } from "../state/state-folder.js";

/**
 * What is needed to make the same demo events again: a start that was cut short is finished by
 * the next one, and since the events' ids are the same, none is there twice.
 */
const demoPlanSchema = z.object({
  organizationId: z.string(),
  seed: z.int(),
  count: z.int(),
  until: z.iso.datetime(),
  isDone: z.boolean(),
});
export type DemoPlan = z.infer<typeof demoPlanSchema>;

const EVENTS = 4_000;

export interface DemoDecision {
  readonly path: string;
  readonly organizationId: string;
  /** What the command line says; absent: as below. */
  readonly flag: boolean | undefined;
  /** On a new database of ours demo events are sent unless told otherwise. */
  readonly isNewAndOurs: boolean;
  readonly now: Date;
}

/** The demo to send in this run, noted for the next one; null when there is none. */
export function planDemo(decision: DemoDecision): DemoPlan | null {
  const { path, organizationId, flag, now } = decision;
  if (flag === false) return null;
  const noted = readJsonFile(path, demoPlanSchema);
  if (noted && noted.organizationId === organizationId && !noted.isDone) return noted;
  if (!flag && !decision.isNewAndOurs) return null;
  const seed = now.getTime() % 1_000_000;
  const plan = { organizationId, seed, count: EVENTS, until: now.toISOString(), isDone: false };
  writeJsonFile(path, plan);
  return plan;
}

export function markDemoDone(path: string, plan: DemoPlan): void {
  writeJsonFile(path, { ...plan, isDone: true });
}
