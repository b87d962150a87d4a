/** How much one call may do. The defaults keep every call under two seconds. */
export interface SearchLimits {
  /** Keys in the first step, and in those that choose between indexes. */
  readonly firstStepKeys: number;
  readonly maxStepKeys: number;
  /** How long a step should take: short enough to stop in time, long enough to be worth it. */
  readonly stepMs: number;
  /** No new step begins after this; what was found until then is the answer. */
  readonly budgetMs: number;
  /** What takes longer is asked again in smaller steps. */
  readonly queryMs: number;
  /** A network's events are put in order in memory when there are no more of them than this. */
  readonly gatheredKeys: number;
}

/**
 * Measured on two cores with everything in memory: 10,000 keys are passed in 15 ms where the index
 * alone answers and in 50 ms where each document must be looked at.
 */
export const SEARCH_LIMITS: SearchLimits = {
  firstStepKeys: 5_000,
  maxStepKeys: 40_000,
  stepMs: 250,
  budgetMs: 1_500,
  queryMs: 700,
  gatheredKeys: 10_000,
};
