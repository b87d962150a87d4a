import { type ComponentProps, useId } from "react";

interface SelectFieldProps extends ComponentProps<"select"> {
  readonly label: string;
}

/** A labelled choice of one; its children are the options. */
export function SelectField({ label, children, ...props }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        {label}
      </label>
      <select
        id={id}
        className="h-9 w-full rounded-md border border-line-strong bg-canvas px-2 text-base text-ink"
        {...props}
      >
        {children}
      </select>
    </div>
  );
}
