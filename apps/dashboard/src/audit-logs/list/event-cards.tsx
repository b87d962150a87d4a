import type { EventRow } from "@audit/types";
import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";
import { EventTime } from "../../time/event-time.js";
import {
  ActionCell,
  CountryCell,
  IpCell,
  plain,
  ResourceCell,
  StatusCell,
  UserCell,
  WorkspaceCell,
} from "./cells.js";
import { wantsNextPage } from "./search-progress.js";
import type { EventCursor } from "./use-event-cursor.js";
import type { EventList } from "./use-event-list.js";

const CARD_HEIGHT_PX = 150;

interface EventCardsProps {
  readonly list: EventList;
  readonly cursor: EventCursor;
  readonly hrefOf: (id: string) => string;
  readonly total: number | undefined;
  readonly footer: ReactNode;
}

/** The events on a narrow screen: a card each, with the same eight facts as the table's row. */
export function EventCards({ list, cursor, hrefOf, total, footer }: EventCardsProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const { rows, progress, isFetching, fetchNext, refreshes } = list;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => CARD_HEIGHT_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const wantsMore = wantsNextPage(progress, {
    lastShown: items.at(-1)?.index ?? -1,
    rowCount: rows.length,
    isFetching,
  });
  useEffect(() => {
    if (wantsMore) fetchNext();
  });
  useEffect(() => {
    if (refreshes > 0) virtualizer.scrollToOffset(0);
  }, [refreshes, virtualizer]);
  return (
    <div ref={scrollRef} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Events" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={row.id}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={total ?? -1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <EventCard row={row} href={hrefOf(row.id)} cursor={cursor} />
              </li>
            )
          );
        })}
      </ul>
      {footer}
    </div>
  );
}

interface EventCardProps {
  readonly row: EventRow;
  readonly href: string;
  readonly cursor: EventCursor;
}

function EventCard({ row, href, cursor }: EventCardProps) {
  return (
    <article
      className={clsx(
        "relative border-b border-line px-4 py-3 md:px-5 active:bg-hover",
        cursor.openId === row.id && "bg-selected",
      )}
    >
      <dl className="flex items-center justify-between gap-3 text-xs text-ink-soft">
        <div className="min-w-0">
          <dt className="sr-only">Timestamp</dt>
          <dd className="whitespace-nowrap">
            <a
              href={href}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey) return;
                event.preventDefault();
                cursor.open(row.id);
              }}
              className="after:absolute after:inset-0"
            >
              <EventTime iso={row.occurredAt} />
            </a>
          </dd>
        </div>
        <div>
          <dt className="sr-only">Response Status</dt>
          <dd>
            <StatusCell row={row} wrap={plain} />
          </dd>
        </div>
      </dl>
      <dl className="flex min-w-0 items-center gap-2 pt-1.5 pb-2">
        <div className="shrink-0">
          <dt className="sr-only">Action</dt>
          <dd>
            <ActionCell row={row} wrap={plain} />
          </dd>
        </div>
        <div className="min-w-0">
          <dt className="sr-only">Resource</dt>
          <dd className="font-medium">
            <ResourceCell row={row} wrap={plain} />
          </dd>
        </div>
      </dl>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5">
        <CardFact label="User">
          <UserCell row={row} wrap={plain} />
        </CardFact>
        <CardFact label="Workspace">
          <WorkspaceCell row={row} wrap={plain} />
        </CardFact>
        <CardFact label="Client IP">
          <IpCell row={row} wrap={plain} />
        </CardFact>
        <CardFact label="Country">
          <CountryCell row={row} wrap={plain} />
        </CardFact>
      </dl>
    </article>
  );
}

function CardFact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs text-ink-faint">{label}</dt>
      <dd className="truncate">{children}</dd>
    </div>
  );
}
