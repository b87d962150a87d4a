import { setTimeout as delay } from "node:timers/promises";

/**
 * Asks again and again until the answer is true, and says whether that came in time. For things
 * that tell nobody when they change: processes of another parent, servers that are starting.
 */
export async function pollUntil(
  check: () => boolean | Promise<boolean>,
  options: { readonly timeoutMs: number; readonly intervalMs?: number },
): Promise<boolean> {
  const deadline = performance.now() + options.timeoutMs;
  while (!(await check())) {
    if (performance.now() > deadline) return false;
    await delay(options.intervalMs ?? 25);
  }
  return true;
}
