import { Calendar, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useClock } from "../../time/clock.js";
import { Button } from "../../ui/button.js";
import { Popover } from "../../ui/popover.js";
import type { RangeSearch } from "../address/use-address.js";
import { CustomRange } from "./custom-range.js";
import { ALL_TIME_LABEL, PRESET_LABELS, RANGE_PRESETS } from "./presets.js";
import { rangeLabel } from "./range-label.js";

interface RangePickerProps {
  readonly range: RangeSearch;
  readonly onChange: (range: RangeSearch) => void;
}

const CHOICES: readonly { readonly label: string; readonly range: RangeSearch }[] = [
  ...RANGE_PRESETS.map((range) => ({ label: PRESET_LABELS[range], range: { range } })),
  { label: ALL_TIME_LABEL, range: {} },
];

/** The time range: a preset, all time, or two points in time. */
export function RangePicker({ range, onChange }: RangePickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { timeZone } = useClock();
  const label = rangeLabel(range, timeZone);
  const choose = (next: RangeSearch) => {
    setIsOpen(false);
    onChange(next);
  };
  const isCustom = Boolean(range.from || range.to);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      label="Time range"
      className="w-72"
      trigger={(props) => (
        <Button
          aria-label={`Time range: ${label}`}
          className="max-w-full min-w-0 shrink"
          {...props}
        >
          <Calendar aria-hidden="true" size={14} className="shrink-0 text-ink-soft" />
          <span className="truncate">{label}</span>
          <ChevronDown aria-hidden="true" size={14} className="shrink-0 text-ink-faint" />
        </Button>
      )}
    >
      <ul className="p-1">
        {CHOICES.map((choice) => {
          const isChosen = !isCustom && choice.range.range === range.range;
          return (
            <li key={choice.label}>
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() => choose(choice.range)}
                className="flex h-8 w-full items-center justify-between rounded-md px-2 text-left hover:bg-hover"
              >
                {choice.label}
                {isChosen && <Check aria-hidden="true" size={14} className="text-accent" />}
              </button>
            </li>
          );
        })}
      </ul>
      <CustomRange range={range} onApply={choose} />
    </Popover>
  );
}
