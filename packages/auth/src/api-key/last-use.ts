import type { ApiKeyRepository } from "@audit/db";
import { createBoundedMap } from "./bounded-map.js";

const NOTED_EVERY_MS = 60_000;
const REMEMBERED_KEYS = 10_000;
/** Keys of one write; what is beyond waits for the next one. */
const BATCH = 500;

/** Notes that a key is used now: returns at once and never fails. */
export type NoteUse = (id: string) => void;

/**
 * Writes when keys were last used, each once a minute, one batch at a time: a store that hangs
 * holds one connection and keeps no request waiting. A write that fails is not tried again; the
 * key's next minute brings the next one.
 */
export function createLastUse(options: {
  readonly apiKeys: Pick<ApiKeyRepository, "markUsed">;
  readonly now: () => Date;
}): NoteUse {
  const noted = createBoundedMap<string, number>(REMEMBERED_KEYS);
  const waiting = new Set<string>();
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, BATCH);
      for (const id of ids) waiting.delete(id);
      await options.apiKeys.markUsed(ids, options.now()).catch(() => undefined);
    }
    writing = false;
  }

  return (id) => {
    const time = options.now().getTime();
    const last = noted.get(id);
    if (last !== undefined && time - last < NOTED_EVERY_MS) return;
    noted.set(id, time);
    if (waiting.size < REMEMBERED_KEYS) waiting.add(id);
    if (!writing) void write();
  };
}
