import { cpuMicroseconds } from "../measure/process-cpu.js";

/** Processes of this machine by what they are called in the table. */
export type Processes = Readonly<Record<string, number>>;

/** CPU time by process, in microseconds an event. */
export type CpuByProcess = Readonly<Record<string, number>>;

/** Begins to count; the answer, called later, tells what each process has used since, an event. */
export function countCpu(processes: Processes): (events: number) => CpuByProcess {
  const names = Object.keys(processes);
  const read = () => names.map((name) => cpuMicroseconds(processes[name] ?? 0));
  const before = read();
  return (events) => {
    const after = read();
    return Object.fromEntries(
      names.map((name, index) => [name, ((after[index] ?? 0) - (before[index] ?? 0)) / events]),
    );
  };
}

export const sumOf = (cpu: CpuByProcess): number =>
  Object.values(cpu).reduce((sum, one) => sum + one, 0);
