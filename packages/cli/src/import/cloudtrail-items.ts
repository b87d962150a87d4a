import { mapCloudTrailRecord } from "../cloudtrail/map-record.js";
import type { Item } from "./item.js";
import { createJsonSplitter, type Piece } from "./json-splitter.js";

/** CloudTrail cuts its records at 256 KB; this leaves room for other programs' additions. */
const LONGEST_RECORD = 2_097_152;

function toItem(record: number, piece: Piece): Item {
  if ("tooLong" in piece) {
    return { record, path: "", message: `longer than ${LONGEST_RECORD} characters` };
  }
  try {
    const mapped = mapCloudTrailRecord(JSON.parse(piece.text));
    if (!mapped.ok) return { record, path: mapped.path, message: mapped.message };
    const { event, unmapped } = mapped;
    return { record, event, length: piece.text.length, unmapped };
  } catch (error) {
    // Not JSON between its brackets, or nested too deeply to be walked.
    const message = error instanceof Error ? error.message : "not readable";
    return { record, path: "", message };
  }
}

/**
 * Reads CloudTrail's log files (`{"Records": […]}`), lists of its records, and records line by
 * line. Records are numbered from 1.
 */
export async function* readCloudTrail(chunks: AsyncIterable<string>): AsyncGenerator<Item> {
  const splitter = createJsonSplitter({ listName: "Records", longest: LONGEST_RECORD });
  let record = 0;
  for await (const chunk of chunks) {
    for (const piece of splitter.push(chunk)) {
      record += 1;
      yield toItem(record, piece);
    }
  }
  splitter.end();
}
