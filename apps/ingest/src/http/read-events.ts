import { AppError } from "@audit/types";
import { withExactIntegers } from "./exact-integers.js";

/** A body's events. `notJson`: places of lines that could not be read, in NDJSON alone. */
export interface ReadEvents {
  readonly events: readonly unknown[];
  readonly notJson: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

/** Where JSON went wrong. V8's own message quotes the body, which belongs into no log. */
function positionIn(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? "" : ` (at character ${Number(position) + 1})`;
}

/** JSON whose integers beyond 2^53 are texts; of what is no JSON the error says where in the body. */
function parseExactly(text: string): unknown {
  const exact = withExactIntegers(text);
  if (exact === text) return JSON.parse(text);
  try {
    return JSON.parse(exact);
  } catch {
    return JSON.parse(text);
  }
}

function parseJson(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    throw new AppError("invalid_input", `the body is not valid JSON${positionIn(error)}`);
  }
}

/** The events of `{ "events": […] }`, the shape of tRPC's `recordBatch`; nothing else beside it. */
function wrappedEvents(value: unknown): readonly unknown[] | null {
  if (typeof value !== "object" || value === null || !("events" in value)) return null;
  const alone = Object.keys(value).length === 1;
  return alone && Array.isArray(value.events) ? value.events : null;
}

function readJson(text: string): ReadEvents {
  const value = parseJson(text);
  const events = Array.isArray(value) ? value : (wrappedEvents(value) ?? [value]);
  return { events, notJson: NONE };
}

function readLines(text: string): ReadEvents {
  const notJson = new Set<number>();
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const events = lines.map((line, index): unknown => {
    try {
      return parseExactly(line);
    } catch {
      notJson.add(index);
      return line;
    }
  });
  return { events, notJson };
}

/**
 * The events of a body: one JSON event, an array of them, `{ "events": […] }`, or NDJSON, where a
 * line that is no JSON is one rejected event and not the end of the others. Throws `invalid_input`
 * when there is no body or it is no JSON.
 */
export function readEvents(mediaType: string, body: unknown): ReadEvents {
  const text = typeof body === "string" ? body.replace(/^\uFEFF/, "") : "";
  if (text.trim() === "") {
    throw new AppError("invalid_input", "the body is empty: send an event, or an array of events");
  }
  return mediaType === "application/x-ndjson" ? readLines(text) : readJson(text);
}
