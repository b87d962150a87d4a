import type { EventRow, Filter } from "@audit/types";
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC, useTRPCClient } from "../../api/trpc.js";
import { type SearchProgress, searchProgress } from "./search-progress.js";

const PAGE_SIZE = 100;
const NO_ROWS: readonly EventRow[] = [];
const FIRST_PAGE: string | null = null;

export interface EventList {
  /** Another key is another list: nothing of the one before is left. */
  readonly key: string;
  readonly rows: readonly EventRow[];
  readonly progress: SearchProgress;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly fetchNext: () => void;
  /** Ends a search that goes on by itself; `goOn` takes it up where it was. */
  readonly stop: () => void;
  readonly goOn: () => void;
  /** Asks for the newest again; what is shown stays until the answer is there. */
  readonly refresh: () => void;
  /** How often it was refreshed: each time the list shows its top. */
  readonly refreshes: number;
}

function firstPageOnly<Page, Param>(data: InfiniteData<Page, Param> | undefined) {
  return data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };
}

/** The events that a filter finds, newest first, page by page. */
export function useEventList(filter: Filter): EventList {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const queryKey = useTRPC().events.list.infiniteQueryKey({ filter, limit: PAGE_SIZE });
  const key = JSON.stringify(queryKey);
  const [stoppedKey, setStoppedKey] = useState<string>();
  const [refreshes, setRefreshes] = useState(0);
  // The router takes no direction, which tRPC's own infinite query would send along.
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? { cursor: pageParam } : {};
      return client.events.list.query({ filter, limit: PAGE_SIZE, ...cursor }, { signal });
    },
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap(({ items }) => items) ?? NO_ROWS, [pages]);
  return {
    key,
    rows,
    progress: searchProgress({
      pages: pages ?? [],
      pageSize: PAGE_SIZE,
      isStopped: stoppedKey === key,
      hasFailed: query.isError,
    }),
    error: query.error,
    isFetching: query.isFetching,
    fetchNext: () => void query.fetchNextPage(),
    stop: () => {
      setStoppedKey(key);
      void queryClient.cancelQueries({ queryKey });
    },
    goOn: () => {
      setStoppedKey(undefined);
      void query.fetchNextPage();
    },
    refreshes,
    refresh: () => {
      setRefreshes((times) => times + 1);
      setStoppedKey(undefined);
      queryClient.setQueryData<typeof query.data>(queryKey, firstPageOnly);
      void query.refetch();
    },
  };
}
