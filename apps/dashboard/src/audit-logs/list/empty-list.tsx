import type { Filter } from "@audit/types";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useTRPC } from "../../api/trpc.js";
import { useClock } from "../../time/clock.js";
import { Button } from "../../ui/button.js";
import { Notice } from "../../ui/notice.js";
import { Skeleton } from "../../ui/skeleton.js";
import { isEverything } from "../address/filter-of-search.js";
import type { Address } from "../address/use-address.js";
import { FIELDS, valueLabel } from "../filters/fields.js";
import { ALL_TIME_LABEL } from "../range/presets.js";
import { rangeLabel } from "../range/range-label.js";
import { FirstEvent } from "./first-event.js";

interface EmptyListProps {
  readonly address: Address;
  readonly onRefresh: () => void;
}

/** No rows: because of what was asked, or because nothing was ever recorded. */
export function EmptyList({ address, onRefresh }: EmptyListProps) {
  const { search, filter } = address;
  const isAll = isEverything(filter);
  const trpc = useTRPC();
  const any = useQuery(trpc.events.list.queryOptions({ limit: 1 }, { enabled: !isAll, gcTime: 0 }));
  const { timeZone } = useClock();
  if (isAll || any.data?.items.length === 0) return <FirstEvent onRecorded={onRefresh} />;
  if (any.isLoading) return <Skeleton className="mx-auto mt-24 h-24 w-80" />;
  const hasRange = Boolean(filter.from || filter.to);
  return (
    <Notice icon={SearchX} title="No events match">
      <p>
        Nothing was recorded{" "}
        <span className="font-medium text-ink">
          {hasRange ? `in the range “${rangeLabel(search, timeZone)}”` : "at any time"}
        </span>
        {filter.terms.length > 0 && " that fits these filters:"}
        {filter.terms.length === 0 && "."}
      </p>
      <TermList terms={filter.terms} />
      <div className="flex flex-wrap justify-center gap-2">
        {filter.terms.length > 0 && (
          <Button onClick={() => address.setTerms([])}>Clear filters</Button>
        )}
        {hasRange && (
          <Button onClick={() => address.setRange({})}>
            Search {ALL_TIME_LABEL.toLowerCase()}
          </Button>
        )}
      </div>
    </Notice>
  );
}

function TermList({ terms }: { readonly terms: Filter["terms"] }) {
  if (terms.length === 0) return null;
  return (
    <ul className="flex flex-wrap justify-center gap-1.5">
      {terms.map((term) => (
        <li
          key={`${term.field}-${term.values.join()}-${term.negate}`}
          className="rounded-md border border-line bg-panel px-2 py-1 text-xs break-all"
        >
          {FIELDS[term.field].label} {term.negate ? "is not" : "is"}{" "}
          <span className="font-medium text-ink">
            {term.values.map((value) => valueLabel(term.field, value)).join(" or ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
