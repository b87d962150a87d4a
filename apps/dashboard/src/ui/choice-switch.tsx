import { type ReactNode, useId } from "react";

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly title?: string;
}

interface ChoiceSwitchProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** A few choices side by side, one of which holds: radio buttons that look like a switch. */
export function ChoiceSwitch<Value extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: ChoiceSwitchProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex h-8 w-fit items-center rounded-md border border-line bg-panel p-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value, label: choiceLabel, title }) => (
        <label
          key={value}
          title={title}
          className="relative flex h-6.5 min-w-8 cursor-pointer items-center justify-center gap-1.5 rounded px-2 text-xs font-medium whitespace-nowrap text-ink-soft hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-sm has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {choiceLabel}
        </label>
      ))}
    </fieldset>
  );
}
