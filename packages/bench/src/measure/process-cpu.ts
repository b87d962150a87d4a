import { readFileSync } from "node:fs";

/** `USER_HZ`, the unit of the times in `/proc/PID/stat`: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * CPU time that a process has used so far, in microseconds, user and system together, to 10 ms.
 * Unlike events per second it says the same on a machine that others use at the same time.
 * Linux only (proc(5)); throws when the process is gone.
 */
export function cpuMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The command, in brackets, may hold spaces: the fields are counted from behind it (state = 0).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return (ticks / TICKS_PER_SECOND) * 1_000_000;
}
