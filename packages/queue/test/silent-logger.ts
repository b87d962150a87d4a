import type { QueueLogger } from "../src/logger.js";

export const silentLogger: QueueLogger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
