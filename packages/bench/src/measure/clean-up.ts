/** What must be undone however a run ends: databases and services that would outlive it. */
export interface CleanUp {
  /** Registers a step, and answers the step itself for whoever comes to it in good order. */
  readonly add: (step: () => Promise<unknown>) => () => Promise<void>;
  /** Takes every step that was not taken yet, the latest first. Never throws. */
  readonly run: () => Promise<void>;
}

export function createCleanUp(): CleanUp {
  const steps: (() => Promise<void>)[] = [];
  return {
    add: (step) => {
      const once = async () => {
        const index = steps.indexOf(once);
        if (index < 0) return;
        steps.splice(index, 1);
        await step();
      };
      steps.push(once);
      return once;
    },
    run: async () => {
      for (const step of steps.toReversed()) await step().catch(() => undefined);
    },
  };
}
