import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf } from "../../api/failure.js";
import { useClock } from "../../time/clock.js";
import { formatMinute } from "../../time/format-time.js";
import { Button } from "../../ui/button.js";
import type { EventList } from "./use-event-list.js";

const numbers = new Intl.NumberFormat("en");

/** What stands under the last row: that more comes, how far a search is, or that this is the end. */
export function ListFooter({ list }: { readonly list: EventList }) {
  const { progress } = list;
  return (
    <div
      role="status"
      className={clsx(
        "sticky left-0 flex flex-wrap items-center justify-center gap-x-3 gap-y-2 px-4 text-center text-xs text-ink-soft",
        list.rows.length === 0 ? "py-16" : "min-h-14 py-3",
      )}
    >
      {progress.state === "more" && <Busy>Loading more events…</Busy>}
      {progress.state === "complete" && progress.rows > 0 && <span>No older events.</span>}
      {(progress.state === "searching" || progress.state === "stopped") && (
        <Search list={list} state={progress.state} searchedTo={progress.searchedTo} />
      )}
      {progress.state === "failed" && (
        <>
          <span className="text-negative">{failureOf(list.error).message}</span>
          <Button size="small" onClick={list.fetchNext}>
            Try again
          </Button>
        </>
      )}
    </div>
  );
}

interface SearchProps {
  readonly list: EventList;
  readonly state: "searching" | "stopped";
  readonly searchedTo: string | null;
}

function Search({ list, state, searchedTo }: SearchProps) {
  const { timeZone } = useClock();
  const found = `${numbers.format(list.rows.length)} found so far`;
  const depth = searchedTo ? `Searched back to ${formatMinute(searchedTo, timeZone)}` : "Searching";
  if (state === "stopped") {
    return (
      <>
        <span>
          {depth}, then stopped · {found}
        </span>
        <Button size="small" onClick={list.goOn}>
          Continue search
        </Button>
      </>
    );
  }
  return (
    <>
      <Busy>
        {depth}… · {found}
      </Busy>
      <Button size="small" onClick={list.stop}>
        Stop
      </Button>
      {list.rows.length === 0 && (
        <p className="basis-full text-ink-faint">
          This filter cannot be looked up at once, so the log is searched part by part, newest
          first.
        </p>
      )}
    </>
  );
}

function Busy({ children }: { readonly children: ReactNode }) {
  return (
    <span className="flex items-center gap-2">
      <LoaderCircle aria-hidden="true" size={14} className="shrink-0 animate-spin" />
      <span>{children}</span>
    </span>
  );
}
