import type { mongo } from "mongoose";

const configString = (...settings: string[]) => ({
  wiredTiger: { configString: settings.join(",") },
});

/**
 * How WiredTiger keeps `events` and its indexes on disk: the one place that decides it, by what
 * `packages/bench` measures. Larger pages compress better, and index blocks are not compressed at
 * all unless asked for, beyond the prefixes that keys share.
 */
export const EVENT_STORAGE: mongo.Document = configString(
  "block_compressor=zstd",
  "leaf_page_max=64KB",
);

export const EVENT_INDEX_STORAGE: mongo.Document = configString(
  "block_compressor=snappy",
  "prefix_compression=true",
);
