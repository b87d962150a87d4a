import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { pollUntil } from "./poll-until.js";

/**
 * One process and no other: a pid alone is given to another process after the first has ended,
 * a pid with the moment at which the process began is not.
 */
export const processIdentitySchema = z.object({
  pid: z.int().positive(),
  /** Opaque; equal only for the same process. */
  startedAt: z.string().min(1),
});
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/**
 * Linux: start in clock ticks since boot (field 22 of `proc_pid_stat(5)`) and the boot's own id.
 * A zombie has ended, unless threads of it (field 20) are still closing its files and ports.
 */
function startOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const threads = Number(fields[16]);
  const ticks = fields[18];
  if (ticks === undefined || ((state === "Z" || state === "X") && threads <= 1)) return null;
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${ticks}`;
}

function startElsewhere(pid: number): string | null {
  const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const [state, ...start] = line.trim().split(/\s+/);
  return !state || state.startsWith("Z") || start.length === 0 ? null : start.join(" ");
}

/** The process that has this pid now, or null when none has. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  try {
    const startedAt = process.platform === "linux" ? startOnLinux(pid) : startElsewhere(pid);
    return startedAt === null ? null : { pid, startedAt };
  } catch {
    return null;
  }
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

function signal(identity: ProcessIdentity, name: "SIGTERM" | "SIGKILL"): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    // it ended between the look and the signal
    if (isAlive(identity)) throw error;
  }
}

/**
 * Asks a process to end, and ends it by force after `graceMs`. Does nothing to a process that
 * merely got the same pid later. Resolves once it is gone; true when it went by itself.
 */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<boolean> {
  const gone = () => !isAlive(identity);
  signal(identity, "SIGTERM");
  if (await pollUntil(gone, { timeoutMs: graceMs })) return true;
  signal(identity, "SIGKILL");
  if (await pollUntil(gone, { timeoutMs: 10_000 })) return false;
  throw new Error(`process ${identity.pid} does not end`);
}
