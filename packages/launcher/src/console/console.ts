/** Where progress is shown. */
export interface Output {
  readonly write: (text: string) => unknown;
  /** Whether lines can be overwritten. */
  readonly isTerminal: boolean;
}

/** Shows what happens while it happens, and how long it took. */
export interface Console {
  readonly line: (text?: string) => void;
  /**
   * Does a piece of work under a name. `say` shows how far it is; the detail that it resolves to
   * stays beside the name. What it throws is thrown on.
   */
  readonly step: <Result>(
    name: string,
    work: (say: (message: string) => void) => Promise<readonly [detail: string, result: Result]>,
  ) => Promise<Result>;
}

const NAME_WIDTH = 14;
const CLEAR_LINE = "\r\u001b[K";

export function createConsole(output: Output): Console {
  let transient = false;
  const line = (text = "") => {
    output.write(`${transient ? CLEAR_LINE : ""}${text}\n`);
    transient = false;
  };
  const show = (text: string) => {
    if (!output.isTerminal) return line(text);
    output.write(`${CLEAR_LINE}${text.slice(0, 100)}`);
    transient = true;
  };
  return {
    line,
    step: async (name, work) => {
      const startedAt = performance.now();
      const seconds = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
      const label = name.padEnd(NAME_WIDTH);
      if (output.isTerminal) show(`  … ${label}`);
      try {
        const [detail, result] = await work((message) => show(`  … ${label} ${message}`));
        line(`  ✓ ${label} ${detail} (${seconds()})`);
        return result;
      } catch (error) {
        line(`  ✗ ${label} failed (${seconds()})`);
        throw error;
      }
    },
  };
}
