import { type Logger, pino, stdSerializers } from "pino";

export type { Logger };

/**
 * A service's logger: JSON lines on standard output, ids first, a constant sentence, never a
 * payload. Header values and cookies are removed wherever they appear, since keys travel there.
 */
export function createLogger(options: { service: string; level: string }): Logger {
  return pino({
    level: options.level,
    base: { service: options.service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: stdSerializers.errWithCause },
    redact: { paths: ["headers", "*.headers", "req.headers", "cookie", "*.cookie"], remove: true },
  });
}
