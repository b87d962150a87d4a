import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The first line of a stream, without its end; empty when there is none. */
export async function readFirstLine(stream: Readable): Promise<string> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    stream.pause();
  }
}
