import { clsx } from "clsx";
import { type ComponentProps, useId } from "react";

interface TextFieldProps extends ComponentProps<"input"> {
  readonly label: string;
  /** What to put in, when the label does not say it all. */
  readonly hint?: string | undefined;
  /** What is wrong with the value; read aloud with the field. */
  readonly problem?: string | undefined;
}

function describedBy(id: string, hint?: string, problem?: string): string | undefined {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** A labelled input. */
export function TextField({ label, hint, problem, className, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        {label}
      </label>
      <input
        id={id}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        className={clsx(
          "h-9 w-full rounded-md border border-line-strong bg-canvas px-3 text-base text-ink aria-invalid:border-negative",
          className,
        )}
        {...props}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-2xs text-ink-faint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-negative">
          {problem}
        </p>
      )}
    </div>
  );
}
