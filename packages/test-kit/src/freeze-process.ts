import { execFileSync } from "node:child_process";
import { pollUntil } from "@audit/embedded";

/** `T`: stopped by a signal (`ps(1)`). Linux shows every thread, which stop one after the other. */
function isStopped(pid: number): boolean {
  const threads = process.platform === "linux" ? ["-L"] : [];
  const states = execFileSync("ps", [...threads, "-o", "stat=", "-p", String(pid)], {
    encoding: "utf8",
  });
  return states
    .trim()
    .split("\n")
    .every((state) => state.trim().startsWith("T"));
}

/**
 * Stops a process where it is. Resolves once it stands: the signal alone leaves a busy server time
 * for an answer.
 */
export async function freezeProcess(pid: number): Promise<void> {
  process.kill(pid, "SIGSTOP");
  if (await pollUntil(() => isStopped(pid), { timeoutMs: 10_000 })) return;
  throw new Error(`process ${pid} does not stop`);
}

export function thawProcess(pid: number): void {
  process.kill(pid, "SIGCONT");
}
