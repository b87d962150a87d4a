import type { EventRow, FilterTerm } from "@audit/types";
import { X } from "lucide-react";
import { useState } from "react";
import { Popover } from "../../ui/popover.js";
import { replaceTerm } from "./edit-terms.js";
import { FIELDS, valueLabel } from "./fields.js";
import { ValueEditor } from "./value-editor.js";

const SHOWN_VALUES = 3;

interface FilterChipsProps {
  readonly terms: readonly FilterTerm[];
  readonly rows: readonly EventRow[];
  readonly onChange: (terms: readonly FilterTerm[]) => void;
}

/** The filters that hold, each to be changed or taken away. */
export function FilterChips({ terms, rows, onChange }: FilterChipsProps) {
  if (terms.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="contents">
      {terms.map((term, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two equal filters are told apart by place
        <li key={`${index}-${term.field}`} className="min-w-0">
          <FilterChip
            term={term}
            rows={rows}
            onChange={(next) => onChange(replaceTerm(terms, index, next))}
          />
        </li>
      ))}
    </ul>
  );
}

interface FilterChipProps {
  readonly term: FilterTerm;
  readonly rows: readonly EventRow[];
  readonly onChange: (term: FilterTerm | null) => void;
}

function FilterChip({ term, rows, onChange }: FilterChipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { label } = FIELDS[term.field];
  return (
    <span className="flex h-8 max-w-full items-stretch rounded-md border border-line-strong bg-raised">
      <Popover
        open={isOpen}
        onOpenChange={setIsOpen}
        label={`Filter ${label}`}
        className="w-80"
        trigger={(props) => (
          <button
            type="button"
            {...props}
            className="flex min-w-0 items-center gap-1.5 rounded-l-md pr-1.5 pl-2.5 hover:bg-hover"
          >
            <span className="shrink-0 text-ink-soft">
              {label} {verbOf(term)}
            </span>
            <span className="truncate font-medium">{valuesText(term)}</span>
          </button>
        )}
      >
        <ValueEditor
          field={term.field}
          term={term}
          rows={rows}
          onApply={(next) => {
            setIsOpen(false);
            onChange(next);
          }}
        />
      </Popover>
      <button
        type="button"
        aria-label={`Remove filter ${label}`}
        title="Remove filter"
        onClick={() => onChange(null)}
        className="flex w-7 shrink-0 items-center justify-center rounded-r-md text-ink-soft hover:bg-hover hover:text-ink"
      >
        <X aria-hidden="true" size={13} />
      </button>
    </span>
  );
}

function verbOf({ values, negate }: FilterTerm): string {
  if (values.length === 1) return negate ? "is not" : "is";
  return negate ? "is none of" : "is any of";
}

function valuesText({ field, values }: FilterTerm): string {
  const shown = values.slice(0, SHOWN_VALUES).map((value) => valueLabel(field, value));
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(", ")} +${more}` : shown.join(", ");
}
