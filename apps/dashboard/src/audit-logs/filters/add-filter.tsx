import type { EventRow, FilterField, FilterTerm } from "@audit/types";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.js";
import { KeyCap } from "../../ui/key-cap.js";
import { OptionPicker, type PickerOption } from "../../ui/option-picker.js";
import { Popover } from "../../ui/popover.js";
import { FIELDS, valueLabel } from "./fields.js";
import { fieldsNamed, guessTerms } from "./guess-terms.js";
import { ValueEditor } from "./value-editor.js";

interface AddFilterProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly rows: readonly EventRow[];
  readonly onAdd: (term: FilterTerm) => void;
}

/** The way to a new filter: a field from the menu and then its values, or a text and what it is. */
export function AddFilter({ open, onOpenChange, rows, onAdd }: AddFilterProps) {
  const [field, setField] = useState<FilterField>();
  const change = (next: boolean) => {
    setField(undefined);
    onOpenChange(next);
  };
  const add = (term: FilterTerm | null) => {
    if (term) onAdd(term);
    change(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={change}
      label="Add filter"
      className="w-80"
      trigger={(props) => (
        <Button aria-keyshortcuts="/" {...props}>
          <ListFilter aria-hidden="true" size={14} className="text-ink-soft" />
          Add filter
          <span aria-hidden="true" className="-mr-1 hidden md:inline-flex">
            <KeyCap>/</KeyCap>
          </span>
        </Button>
      )}
    >
      {field ? (
        <ValueEditor field={field} rows={rows} onApply={add} />
      ) : (
        <FieldMenu onField={setField} onTerm={add} />
      )}
    </Popover>
  );
}

interface FieldMenuProps {
  readonly onField: (field: FilterField) => void;
  readonly onTerm: (term: FilterTerm) => void;
}

interface MenuOption extends PickerOption {
  readonly choose: () => void;
}

/** Fields by name; and for a typed value, what it may be a value of. */
function FieldMenu({ onField, onTerm }: FieldMenuProps) {
  const [text, setText] = useState("");
  const fields = fieldsNamed(text).map((field): MenuOption => {
    return { key: field, label: FIELDS[field].label, choose: () => onField(field) };
  });
  const guesses = guessTerms(text).map((term, index): MenuOption => {
    return { key: `guess-${index}`, label: <Guess term={term} />, choose: () => onTerm(term) };
  });
  return (
    <OptionPicker
      label="Field or value to filter by"
      placeholder="Search fields, or type a value"
      text={text}
      onTextChange={setText}
      options={[...fields, ...guesses]}
      onChoose={({ choose }) => choose()}
    />
  );
}

function Guess({ term }: { readonly term: FilterTerm }) {
  return (
    <>
      <span className="text-ink-soft">
        {FIELDS[term.field].label} {term.negate ? "is not" : "is"}
      </span>{" "}
      <span className="font-medium">
        {term.values.map((value) => valueLabel(term.field, value)).join(", ")}
      </span>
    </>
  );
}
