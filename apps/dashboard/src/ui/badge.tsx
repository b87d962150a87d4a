import { clsx } from "clsx";
import type { ReactNode } from "react";

/** What a colour says, the same on every badge. */
export type Tone = "neutral" | "positive" | "caution" | "negative" | "info" | "special";

const TONES: Readonly<Record<Tone, string>> = {
  neutral: "bg-neutral-soft text-ink-soft",
  positive: "bg-positive-soft text-positive",
  caution: "bg-caution-soft text-caution",
  negative: "bg-negative-soft text-negative",
  info: "bg-info-soft text-info",
  special: "bg-special-soft text-special",
};

interface BadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A word or number on a coloured ground. */
export function Badge({ tone, children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center gap-1 truncate rounded px-1.5 text-2xs font-medium",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
