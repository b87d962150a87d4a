import { clsx } from "clsx";
import type { ComponentProps } from "react";

const LOOKS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong border-transparent",
  outline: "bg-raised text-ink hover:bg-hover border-line-strong",
  danger: "bg-negative text-canvas hover:opacity-90 border-transparent",
  ghost: "text-ink-soft hover:text-ink hover:bg-hover border-transparent",
} as const;

const SIZES = {
  small: "h-7 gap-1.5 px-2 text-xs",
  medium: "h-8 gap-2 px-3 text-sm",
} as const;

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: keyof typeof LOOKS;
  readonly size?: keyof typeof SIZES;
}

/** The button of every form and toolbar; `type="button"` unless said otherwise. */
export function Button({ look = "outline", size = "medium", className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors disabled:opacity-50",
        LOOKS[look],
        SIZES[size],
        className,
      )}
      {...props}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "title"> {
  /** What it does; read aloud and shown on hover. */
  readonly label: string;
}

/** A square button that shows an icon alone. */
export function IconButton({ label, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-40 disabled:hover:bg-transparent",
        className,
      )}
      {...props}
    />
  );
}
