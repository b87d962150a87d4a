import type { EventRow } from "@audit/types";
import { FlexRender, type Row } from "@tanstack/react-table";
import { clsx } from "clsx";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import type { features } from "./columns.js";
import { cellClass } from "./table-look.js";
import type { EventCursor } from "./use-event-cursor.js";

interface EventTableRowProps {
  readonly row: Row<typeof features, EventRow>;
  /** Counted from 1, the header included. */
  readonly rowIndex: number;
  readonly isCurrent: boolean;
  /** Tab stops at one row only; from there the arrows go on. */
  readonly isTabStop: boolean;
  readonly cursor: EventCursor;
  readonly href: string;
}

/** One event. A click or Enter opens it; a click on a value filters by the value. */
export function EventTableRow({
  row,
  rowIndex,
  isCurrent,
  isTabStop,
  cursor,
  href,
}: EventTableRowProps) {
  const ref = useRef<HTMLTableRowElement>(null);
  const { focusRequest } = cursor;
  useEffect(() => {
    if (!isCurrent || focusRequest.current !== row.id) return;
    focusRequest.current = null;
    ref.current?.focus({ preventScroll: true });
  });
  return (
    <tr
      ref={ref}
      aria-rowindex={rowIndex}
      aria-selected={isCurrent}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={(event) => event.target === ref.current && cursor.set(row.id)}
      onClick={(event) => {
        if (opensEvent(event)) {
          event.preventDefault();
          cursor.open(row.id);
        }
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === ref.current) cursor.open(row.id);
        else if (!moveWithinRow(event)) return;
        event.preventDefault();
      }}
      className={clsx(
        "group h-9 cursor-default scroll-mt-9 -outline-offset-2 transition-colors",
        isCurrent ? "bg-selected" : "hover:bg-hover",
      )}
    >
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={cellClass}>
          {cell.column.id === "timestamp" ? (
            <a
              href={href}
              tabIndex={-1}
              className="text-ink underline-offset-3 group-hover:underline"
            >
              <FlexRender cell={cell} />
            </a>
          ) : (
            <FlexRender cell={cell} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** A plain click anywhere but on a filter value; not one that opens a tab or ends a selection. */
function opensEvent(event: MouseEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return false;
  if (event.target instanceof Element && event.target.closest("button")) return false;
  return window.getSelection()?.isCollapsed !== false;
}

/** Left and right go through what can be activated in the row, and back to the row itself. */
function moveWithinRow({ key, currentTarget }: KeyboardEvent): boolean {
  if (key !== "ArrowRight" && key !== "ArrowLeft") return false;
  const stops = Array.from(currentTarget.querySelectorAll<HTMLElement>("a, button"));
  const place = stops.findIndex((stop) => stop.matches(":focus"));
  const next = stops[place + (key === "ArrowRight" ? 1 : -1)];
  if (next) next.focus();
  else if (key === "ArrowLeft" && currentTarget instanceof HTMLElement) currentTarget.focus();
  return true;
}
