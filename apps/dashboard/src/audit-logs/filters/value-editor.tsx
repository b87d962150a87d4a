import {
  type EventRow,
  FILTER_LIMITS,
  type FilterField,
  type FilterTerm,
  filterTermSchema,
} from "@audit/types";
import { useMemo, useState } from "react";
import { Button } from "../../ui/button.js";
import { ChoiceSwitch } from "../../ui/choice-switch.js";
import { OptionPicker } from "../../ui/option-picker.js";
import { FIELDS, type FieldOption } from "./fields.js";
import { seenValues } from "./seen-values.js";

interface ValueEditorProps {
  readonly field: FilterField;
  /** The term to change; absent for a new one. */
  readonly term?: FilterTerm;
  /** Loaded rows, whose values are offered. */
  readonly rows: readonly EventRow[];
  /** Null takes the term away. */
  readonly onApply: (term: FilterTerm | null) => void;
}

const IS_OR_NOT = [
  { value: "is", label: "is" },
  { value: "not", label: "is not" },
] as const;

/** What is wrong with a value of a field, in words; undefined when it is right. */
function problemOf(field: FilterField, value: string): string | undefined {
  return filterTermSchema.safeParse({ field, values: [value] }).error?.issues[0]?.message;
}

function offered(
  field: FilterField,
  rows: readonly EventRow[],
  chosen: readonly string[],
): FieldOption[] {
  const known = [...seenValues(rows, field), ...(FIELDS[field].options?.() ?? [])];
  const all = [...chosen.map((value) => ({ value, label: value })), ...known];
  const labels = new Map(known.map(({ value, label }) => [value, label]));
  const values = [...new Set(all.map(({ value }) => value))];
  return values.map((value) => ({ value, label: labels.get(value) ?? value }));
}

/** Chooses the values of a field: offered ones by a click, others by typing them. */
export function ValueEditor({ field, term, rows, onApply }: ValueEditorProps) {
  const { label, hint, isClosed = false } = FIELDS[field];
  const [values, setValues] = useState<readonly string[]>(term?.values ?? []);
  const [negate, setNegate] = useState(term?.negate ?? false);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  // What was chosen at the start stays on top; the list must not jump under the pointer.
  const known = useMemo(() => offered(field, rows, term?.values ?? []), [field, rows, term]);

  const typed = text.trim();
  const found = matching(known, typed, values);
  const isNew = typed !== "" && !isClosed && !known.some(({ value }) => value === typed);
  const options = [
    ...found.map((option) => ({
      key: option.value,
      label: option.label,
      isSelected: values.includes(option.value),
    })),
    ...(isNew ? [{ key: typed, label: `Use “${typed}”`, isSelected: false }] : []),
  ];
  const toggle = (value: string) => {
    const wrong = problemOf(field, value);
    setProblem(wrong);
    if (wrong) return;
    setText("");
    setValues((now) =>
      now.includes(value) ? now.filter((each) => each !== value) : [...now, value],
    );
  };
  const apply = () => {
    const chosen = values.slice(0, FILTER_LIMITS.values);
    onApply(chosen.length > 0 ? { field, values: chosen, ...(negate ? { negate } : {}) } : null);
  };
  return (
    <div>
      <div className="flex items-center justify-between gap-3 border-b border-line px-3 py-2">
        <span className="text-xs font-semibold">{label}</span>
        <ChoiceSwitch
          label="Is or is not"
          choices={IS_OR_NOT}
          chosen={negate ? "not" : "is"}
          onChoose={(choice) => setNegate(choice === "not")}
        />
      </div>
      <OptionPicker
        isMultiple
        label={`Values of ${label}`}
        placeholder={hint}
        text={text}
        onTextChange={(next) => {
          setText(next);
          setProblem(undefined);
        }}
        options={options}
        onChoose={({ key }) => toggle(key)}
        onEnter={apply}
        problem={problem}
      />
      <div className="flex items-center justify-between gap-2 border-t border-line p-2">
        <span className="px-1 text-xs text-ink-soft">
          {values.length === 0 ? "Nothing chosen" : `${values.length} chosen`}
        </span>
        <Button look="primary" size="small" disabled={values.length === 0 && !term} onClick={apply}>
          {values.length === 0 && term ? "Remove filter" : "Apply filter"}
        </Button>
      </div>
    </div>
  );
}

/** Values that were typed and chosen stay in the list, so that they can be unticked. */
function matching(
  known: readonly FieldOption[],
  typed: string,
  chosen: readonly string[],
): FieldOption[] {
  const added = chosen
    .filter((value) => !known.some((option) => option.value === value))
    .map((value) => ({ value, label: value }));
  const text = typed.toLowerCase();
  return [...added, ...known].filter(
    ({ value, label }) => label.toLowerCase().includes(text) || value.toLowerCase().includes(text),
  );
}
