import { clsx } from "clsx";
import { type ComponentProps, useId } from "react";

interface TextFieldProps extends ComponentProps<"input"> {
  readonly label: string;
  /** What is wrong with the value; read aloud with the field. */
  readonly problem?: string | undefined;
}

/** A labelled input. */
export function TextField({ label, problem, className, ...props }: TextFieldProps) {
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
        aria-describedby={problem ? `${id}-problem` : undefined}
        className={clsx(
          "h-9 w-full rounded-md border border-line-strong bg-canvas px-3 text-base text-ink aria-invalid:border-negative",
          className,
        )}
        {...props}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-negative">
          {problem}
        </p>
      )}
    </div>
  );
}
