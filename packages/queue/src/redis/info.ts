import type { Redis } from "ioredis";

/** One section of Redis' `INFO`, by field name. */
export async function readInfo(
  redis: Pick<Redis, "info">,
  section: "memory" | "persistence",
): Promise<ReadonlyMap<string, string>> {
  const text = await redis.info(section);
  const fields = new Map<string, string>();
  for (const line of text.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1));
  }
  return fields;
}
