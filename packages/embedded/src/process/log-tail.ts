import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import * as z from "zod";

/** MongoDB's structured log lines; see "Log Messages" of its manual. */
const mongoLineSchema = z.object({ s: z.string(), msg: z.string(), attr: z.unknown().optional() });

const TAIL_BYTES = 16_384;

function readable(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const parsed = mongoLineSchema.safeParse(JSON.parse(line));
    if (!parsed.success) return line;
    const { s, msg, attr } = parsed.data;
    return attr === undefined ? `${s} ${msg}` : `${s} ${msg} ${JSON.stringify(attr)}`;
  } catch {
    return line;
  }
}

/** The last lines of a log file, indented for an error message; empty when there is no file. */
export function readLogTail(path: string, lines = 12): string {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return "";
  }
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer
      .toString("utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(-lines)
      .map((line) => `    ${readable(line).slice(0, 400)}`)
      .join("\n");
  } finally {
    closeSync(descriptor);
  }
}
