import { clsx } from "clsx";

/** A grey bar in the place of a text that is on its way. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block animate-pulse rounded bg-neutral-soft", className)}
    />
  );
}
