import { AppError } from "@audit/types";

/**
 * The result of work, if it comes in time; else `unavailable`. A MongoDB that accepts and never
 * answers is found out by the driver only after several seconds.
 */
export async function within<Value>(
  limitMs: number,
  work: Promise<Value>,
  message: string,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const cause = new Error(`no answer within ${limitMs} ms`);
      reject(new AppError("unavailable", message, { cause, retryAfterSeconds: 2 }));
    }, limitMs);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
