import type { EventRow } from "@audit/types";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { ClockSwitch } from "../time/clock-switch.js";
import { Button } from "../ui/button.js";
import { Modal } from "../ui/modal.js";
import type { Address } from "./address/use-address.js";
import { AddFilter } from "./filters/add-filter.js";
import { FilterChips } from "./filters/filter-chips.js";
import { RangePicker } from "./range/range-picker.js";

interface ToolbarProps {
  readonly address: Address;
  readonly rows: readonly EventRow[];
  readonly isNarrow: boolean;
  readonly isFilterOpen: boolean;
  readonly onFilterOpenChange: (open: boolean) => void;
}

/** What is asked for: the time range and the filters. */
export function Toolbar(props: ToolbarProps) {
  const { address, isNarrow } = props;
  return (
    <search
      aria-label="Filter events"
      className="flex shrink-0 flex-wrap items-start gap-2 border-b border-line px-4 py-3 md:px-5"
    >
      <RangePicker range={address.search} onChange={address.setRange} />
      {isNarrow ? <FilterSheet {...props} /> : <Filters {...props} />}
    </search>
  );
}

function Filters({ address, rows, isFilterOpen, onFilterOpenChange }: ToolbarProps) {
  const { filter, setTerms } = address;
  return (
    <>
      <AddFilter
        open={isFilterOpen}
        onOpenChange={onFilterOpenChange}
        rows={rows}
        onAdd={(term) => setTerms([...filter.terms, term])}
      />
      <FilterChips terms={filter.terms} rows={rows} onChange={setTerms} />
      {filter.terms.length > 0 && (
        <Button look="ghost" onClick={() => setTerms([])}>
          Clear filters
        </Button>
      )}
    </>
  );
}

/** On narrow screens the filters are in a sheet, behind one button. */
function FilterSheet(props: ToolbarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const active = props.address.filter.terms.length;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <ListFilter aria-hidden="true" size={14} className="text-ink-soft" />
        Filters
        {active > 0 && (
          <span className="flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent px-1 text-2xs font-semibold text-on-accent">
            {active}
            <span className="sr-only"> active</span>
          </span>
        )}
      </Button>
      {isOpen && (
        <Modal title="Filters" place="sheet" onClose={() => setIsOpen(false)}>
          <div className="flex min-h-[60vh] flex-col items-start gap-3">
            <Filters {...props} isFilterOpen={isMenuOpen} onFilterOpenChange={setIsMenuOpen} />
            <div className="mt-auto flex w-full items-center justify-between gap-2 border-t border-line pt-3">
              <ClockSwitch />
              <Button look="primary" onClick={() => setIsOpen(false)}>
                Show events
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
