import type { FilterField } from "@audit/types";
import { Filter, FilterX } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../ui/button.js";
import { CopyButton } from "../../ui/copy-button.js";
import { FIELDS } from "../filters/fields.js";
import { useFilterActions } from "../filters/filter-actions.js";

interface FactGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A heading and the facts under it. */
export function FactGroup({ title, children }: FactGroupProps) {
  return (
    <section className="border-b border-line px-5 py-4">
      <h3 className="pb-1.5 text-xs font-semibold">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

interface FactProps {
  readonly label: string;
  /** What is shown; the value itself when absent. */
  readonly children?: ReactNode;
  /** What is copied. A fact without a value is left out. */
  readonly value: string | undefined;
  /** The filter that finds events with the same value. */
  readonly filter?: readonly [field: FilterField, value: string] | undefined;
}

/** One fact of an event, with what can be done with it. */
export function Fact({ label, children, value, filter }: FactProps) {
  if (value === undefined || value === "") return null;
  return (
    <div className="group -mx-2 flex min-h-7 items-start gap-3 rounded-md px-2 py-1 focus-within:bg-hover hover:bg-hover">
      <dt className="w-32 shrink-0 text-ink-soft">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-start justify-between gap-2">
        <span className="min-w-0 break-words">{children ?? value}</span>
        <span className="-my-0.5 flex shrink-0 group-focus-within:opacity-100 group-hover:opacity-100 md:opacity-0">
          {filter && <FilterButtons field={filter[0]} value={filter[1]} />}
          <CopyButton text={value} what={label} className="size-6!" />
        </span>
      </dd>
    </div>
  );
}

interface FilterButtonsProps {
  readonly field: FilterField;
  readonly value: string;
}

function FilterButtons({ field, value }: FilterButtonsProps) {
  const actions = useFilterActions();
  const { label } = FIELDS[field];
  return (
    <>
      <IconButton
        label={`Filter by ${label} ${value}`}
        onClick={() => actions.narrowTo(field, value)}
        className="size-6!"
      >
        <Filter aria-hidden="true" size={13} />
      </IconButton>
      <IconButton
        label={`Exclude ${label} ${value}`}
        onClick={() => actions.exclude(field, value)}
        className="size-6!"
      >
        <FilterX aria-hidden="true" size={13} />
      </IconButton>
    </>
  );
}
