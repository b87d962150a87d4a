import type { EventPage } from "@audit/types";

interface ListState {
  readonly pages: readonly EventPage[];
  /** Rows that one request asks for. */
  readonly pageSize: number;
  readonly isStopped: boolean;
  readonly hasFailed: boolean;
}

/** How far a list has come. `searchedTo` is how far back in time, where the server said so. */
export type SearchProgress =
  | { readonly state: "first" }
  | { readonly state: "failed" }
  | { readonly state: "complete"; readonly rows: number }
  /** The next page is one request away and will be full. */
  | { readonly state: "more" }
  /** No index serves the filter: the server looks through the log, part by part. */
  | {
      readonly state: "searching" | "stopped";
      readonly rows: number;
      readonly searchedTo: string | null;
    };

/** Says of a list's pages whether there is more, and whether getting it is a search. */
export function searchProgress(list: ListState): SearchProgress {
  const last = list.pages.at(-1);
  if (list.hasFailed) return { state: "failed" };
  if (!last) return { state: "first" };
  const rows = list.pages.reduce((sum, page) => sum + page.items.length, 0);
  if (last.nextCursor === null) return { state: "complete", rows };
  const { searchedTo } = last;
  if (list.isStopped) return { state: "stopped", rows, searchedTo };
  if (last.items.length < list.pageSize) return { state: "searching", rows, searchedTo };
  return { state: "more" };
}

/**
 * Whether to ask for the next page now: as long as the last row that the screen shows is near the
 * end of what is there. A page with few rows or none therefore leads on by itself.
 */
export function wantsNextPage(
  progress: SearchProgress,
  { lastShown, rowCount, isFetching }: { lastShown: number; rowCount: number; isFetching: boolean },
): boolean {
  if (isFetching || (progress.state !== "more" && progress.state !== "searching")) return false;
  return lastShown >= rowCount - AHEAD_ROWS;
}

/** So many rows before the end the next page is asked for, so that scrolling does not stop. */
const AHEAD_ROWS = 30;
