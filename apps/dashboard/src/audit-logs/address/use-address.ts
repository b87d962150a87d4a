import type { FilterTerm } from "@audit/types";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { filterOfSearch, filterParameters } from "./filter-of-search.js";
import type { AuditLogsSearch } from "./search.js";

const route = getRouteApi("/signed-in/audit-logs");

export type RangeSearch = Pick<AuditLogsSearch, "range" | "from" | "to">;

/** What the page's address says, and the ways to change it. Each change is a step back for Back. */
export function useAddress() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useMemo(() => filterOfSearch(search), [search]);
  return useMemo(() => {
    const go = (next: AuditLogsSearch, replace = false) =>
      void navigate({ to: "/audit-logs", search: next, replace });
    return {
      search,
      filter,
      setTerms: (terms: readonly FilterTerm[], { closesEvent = false } = {}) =>
        go({
          ...search,
          ...filterParameters(terms),
          ...(closesEvent ? { event: undefined } : {}),
        }),
      setRange: ({ range, from, to }: RangeSearch) => go({ ...search, range, from, to }),
      /** `replace` goes on to another event in the place of this one. */
      openEvent: (id: string, replace = false) => go({ ...search, event: id }, replace),
      closeEvent: () => go({ ...search, event: undefined }),
    };
  }, [search, filter, navigate]);
}

export type Address = ReturnType<typeof useAddress>;
