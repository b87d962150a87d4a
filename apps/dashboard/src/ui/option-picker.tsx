import { clsx } from "clsx";
import { Check } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

export interface PickerOption {
  readonly key: string;
  readonly label: ReactNode;
  /** Ticked; only where several can be chosen. */
  readonly isSelected?: boolean;
}

interface OptionPickerProps<Option extends PickerOption> {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly options: readonly Option[];
  readonly onChoose: (option: Option) => void;
  readonly isMultiple?: boolean;
  /** Enter without a highlighted option. */
  readonly onEnter?: () => void;
  readonly problem?: string | undefined;
}

/**
 * An input with a list under it: typing narrows the list, arrows walk it, Enter takes the
 * highlighted option. The focus stays in the input (WAI-ARIA combobox with a listbox).
 */
export function OptionPicker<Option extends PickerOption>({
  label,
  placeholder,
  text,
  onTextChange,
  options,
  onChoose,
  isMultiple = false,
  onEnter,
  problem,
}: OptionPickerProps<Option>) {
  const id = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const { active, setActive, onKeyDown } = useActiveOption({
    count: options.length,
    first: isMultiple && text === "" ? -1 : 0,
    resetOn: text,
    onEnter: (index) => {
      const option = options[index];
      if (option) onChoose(option);
      else onEnter?.();
    },
  });
  useEffect(() => {
    listRef.current
      ?.querySelector(`[data-index="${active}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div>
      <input
        // The picker is all that its pop-up is for.
        // biome-ignore lint/a11y/noAutofocus: the pop-up was opened to type here
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={options[active] ? `${id}-${active}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={text}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onTextChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-10 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="px-3 pt-2 text-xs text-negative">
          {problem}
        </p>
      )}
      <div
        ref={listRef}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMultiple}
        tabIndex={-1}
        className="max-h-72 overflow-y-auto p-1 empty:hidden"
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the input (combobox pattern)
          <div
            key={option.key}
            id={`${id}-${index}`}
            data-index={index}
            role="option"
            tabIndex={-1}
            aria-selected={isMultiple ? Boolean(option.isSelected) : index === active}
            onPointerMove={() => setActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
            className={clsx(
              "flex min-h-8 items-center gap-2 rounded-md px-2 py-1",
              index === active && "bg-hover",
            )}
          >
            {isMultiple && <Tick isOn={Boolean(option.isSelected)} />}
            <span className="min-w-0 flex-1 break-words">{option.label}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Tick({ isOn }: { readonly isOn: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "flex size-4 shrink-0 items-center justify-center rounded border",
        isOn ? "border-accent bg-accent text-on-accent" : "border-line-strong",
      )}
    >
      {isOn && <Check size={12} strokeWidth={3} />}
    </span>
  );
}

interface ActiveOption {
  readonly count: number;
  /** Highlighted at first; -1 for none. */
  readonly first: number;
  /** A new value highlights the first option again. */
  readonly resetOn: string;
  readonly onEnter: (active: number) => void;
}

function useActiveOption({ count, first, resetOn, onEnter }: ActiveOption) {
  const [place, setPlace] = useState({ text: resetOn, index: first });
  const active = place.text === resetOn ? Math.min(place.index, count - 1) : first;
  const setActive = (index: number) => setPlace({ text: resetOn, index });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setActive(active + 1 >= count ? 0 : active + 1);
    else if (event.key === "ArrowUp") setActive(active <= 0 ? count - 1 : active - 1);
    else if (event.key === "Enter") onEnter(active);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
}
