import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";
import { COLUMN_WIDTHS, columns, features } from "./columns.js";
import { EventTableRow } from "./event-table-row.js";
import { wantsNextPage } from "./search-progress.js";
import { headerCellClass, tableClass } from "./table-look.js";
import type { EventCursor } from "./use-event-cursor.js";
import type { EventList } from "./use-event-list.js";

const ROW_HEIGHT_PX = 36;
const HEADER_HEIGHT_PX = 34;

interface EventTableProps {
  readonly list: EventList;
  readonly cursor: EventCursor;
  /** Address of an event, for opening it in another tab. */
  readonly hrefOf: (id: string) => string;
  /** Rows of the whole list, as far as known. */
  readonly total: number | undefined;
  /** What stands under the last row. */
  readonly footer: ReactNode;
}

/**
 * The events as a table. Only rows near the screen are in the document; empty rows above and below
 * hold the place of the others, so that it stays a real table to a screen reader.
 */
export function EventTable({ list, cursor, hrefOf, total, footer }: EventTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data: list.rows, getRowId: (row) => row.id });
  const rows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    scrollMargin: HEADER_HEIGHT_PX,
    scrollPaddingStart: HEADER_HEIGHT_PX,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const before = first ? first.start - HEADER_HEIGHT_PX : 0;
  const after = last ? virtualizer.getTotalSize() + HEADER_HEIGHT_PX - last.end : 0;

  const { progress, isFetching, fetchNext, refreshes } = list;
  const wantsMore = wantsNextPage(progress, {
    lastShown: last?.index ?? -1,
    rowCount: rows.length,
    isFetching,
  });
  useEffect(() => {
    if (wantsMore) fetchNext();
  });
  useEffect(() => {
    if (refreshes > 0) virtualizer.scrollToOffset(0);
  }, [refreshes, virtualizer]);
  useEffect(() => {
    if (cursor.index >= 0) virtualizer.scrollToIndex(cursor.index, { align: "auto" });
  }, [cursor.index, virtualizer]);

  return (
    <div ref={scrollRef} className="min-h-0 flex-1 overflow-auto">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus
        role="grid"
        aria-label="Events"
        aria-rowcount={total === undefined ? -1 : total + 1}
        className={tableClass}
      >
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={clsx(headerCellClass, COLUMN_WIDTHS[header.id])}
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map(({ index }) => {
            const row = rows[index];
            return (
              row && (
                <EventTableRow
                  key={row.id}
                  row={row}
                  rowIndex={index + 2}
                  isCurrent={index === cursor.index}
                  isTabStop={cursor.index === -1 ? index === 0 : index === cursor.index}
                  cursor={cursor}
                  href={hrefOf(row.id)}
                />
              )
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
      {footer}
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a tab index takes no focus
    <tr aria-hidden="true">
      <td colSpan={columns.length} className="p-0" style={{ height }} />
    </tr>
  ) : null;
}
