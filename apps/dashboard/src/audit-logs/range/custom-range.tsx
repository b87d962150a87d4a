import { useId, useState } from "react";
import { localTimeZone, useClock } from "../../time/clock.js";
import { fromInputValue, toInputValue } from "../../time/local-date-time.js";
import { Button } from "../../ui/button.js";
import type { RangeSearch } from "../address/use-address.js";

interface CustomRangeProps {
  readonly range: RangeSearch;
  readonly onApply: (range: RangeSearch) => void;
}

/** Two points in time, either of which may be left open; read in the zone that the page shows. */
export function CustomRange({ range, onApply }: CustomRangeProps) {
  const { mode } = useClock();
  const [from, setFrom] = useState(range.from ? toInputValue(range.from, mode) : "");
  const [to, setTo] = useState(range.to ? toInputValue(range.to, mode) : "");
  const fromTime = fromInputValue(from, mode) ?? undefined;
  const toTime = fromInputValue(to, mode) ?? undefined;
  const isReversed = fromTime !== undefined && toTime !== undefined && fromTime >= toTime;
  return (
    <form
      aria-label="Custom range"
      className="flex flex-col gap-2.5 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ from: fromTime, to: toTime });
      }}
    >
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-xs font-semibold">Custom range</span>
        <span className="truncate text-2xs text-ink-faint">
          {mode === "utc" ? "UTC" : localTimeZone()}
        </span>
      </div>
      <DateTimeInput label="From" value={from} onChange={setFrom} />
      <DateTimeInput label="To" value={to} onChange={setTo} />
      {isReversed && (
        <p role="alert" className="text-xs text-negative">
          “To” must be later than “From”.
        </p>
      )}
      <Button
        type="submit"
        look="primary"
        size="small"
        disabled={isReversed || (!fromTime && !toTime)}
      >
        Apply range
      </Button>
    </form>
  );
}

interface DateTimeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DateTimeInput({ label, value, onChange }: DateTimeInputProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="w-10 shrink-0 text-xs text-ink-soft">
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-canvas px-2 text-xs"
      />
    </div>
  );
}
