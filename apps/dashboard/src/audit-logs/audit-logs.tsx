import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTRPC } from "../api/trpc.js";
import { printQueryString } from "../query-string.js";
import { useIsNarrow } from "../ui/use-media-query.js";
import { useAddress } from "./address/use-address.js";
import { FilterActionsContext, useAddressFilterActions } from "./filters/filter-actions.js";
import { ShortcutHelp } from "./keyboard/shortcut-help.js";
import { useShortcuts } from "./keyboard/use-shortcuts.js";
import { EventListArea } from "./list/event-list-area.js";
import { useEventCursor } from "./list/use-event-cursor.js";
import { useEventList } from "./list/use-event-list.js";
import { PageHeader } from "./page-header.js";
import { Toolbar } from "./toolbar.js";

const EventDrawer = lazy(async () => {
  const { EventDrawer: drawer } = await import("./event/event-drawer.js");
  return { default: drawer };
});

/** The log: what the address asks for, as a list, and one event of it in a drawer. */
export function AuditLogs() {
  const address = useAddress();
  const list = useEventList(address.filter);
  const countQuery = useQuery(useTRPC().events.count.queryOptions({ filter: address.filter }));
  const cursor = useEventCursor({ list, address });
  const isNarrow = useIsNarrow();
  const filterActions = useAddressFilterActions(address, { closesEvent: isNarrow });
  const [isFilterOpen, setIsFilterOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);

  const refresh = () => {
    list.refresh();
    void countQuery.refetch();
  };
  useShortcuts({
    filter: () => setIsFilterOpen(true),
    next: () => cursor.move(1),
    previous: () => cursor.move(-1),
    open: () => cursor.open(),
    close: cursor.close,
    refresh,
    help: () => setIsHelpOpen(true),
  });

  const hrefOf = (id: string) => printQueryString({ ...address.search, event: id });
  const eventId = address.search.event;
  return (
    <FilterActionsContext value={filterActions}>
      <div className="relative flex h-full flex-col overflow-hidden">
        <PageHeader
          count={countQuery.data}
          isBusy={list.isFetching}
          isNarrow={isNarrow}
          onRefresh={refresh}
          onHelp={() => setIsHelpOpen(true)}
        />
        <Toolbar
          address={address}
          rows={list.rows}
          isNarrow={isNarrow}
          isFilterOpen={isFilterOpen}
          onFilterOpenChange={setIsFilterOpen}
        />
        <EventListArea
          // Another list starts at its top, with nothing chosen.
          key={list.key}
          list={list}
          cursor={cursor}
          address={address}
          total={totalOf(list.progress.state, list.rows.length, countQuery.data)}
          hrefOf={hrefOf}
          isNarrow={isNarrow}
          onRefresh={refresh}
        />
        {eventId && (
          <Suspense>
            <EventDrawer eventId={eventId} rows={list.rows} cursor={cursor} isModal={isNarrow} />
          </Suspense>
        )}
      </div>
      {isHelpOpen && <ShortcutHelp onClose={() => setIsHelpOpen(false)} />}
    </FilterActionsContext>
  );
}

/** How many rows there are in all; undefined while nobody has counted so far. */
function totalOf(
  state: string,
  loaded: number,
  count: { count: number; capped: boolean } | undefined,
): number | undefined {
  if (state === "complete") return loaded;
  return count && !count.capped ? Math.max(count.count, loaded) : undefined;
}
