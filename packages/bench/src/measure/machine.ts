import { cpus, release, totalmem, type } from "node:os";

/** What a figure was measured on, to be printed beside it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly kernel: string;
  readonly node: string;
  /** ISO 8601, when the run began. */
  readonly date: string;
}

/** Describes this machine; call it at the beginning of a run. */
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    node: process.version,
    date: new Date().toISOString(),
  };
}
