import { CircleAlert } from "lucide-react";

/** Why what was asked for was not done, beside the button that asked; nothing without a problem. */
export function ProblemNote({ problem }: { readonly problem: string | undefined }) {
  if (!problem) return null;
  return (
    <p
      role="alert"
      className="flex gap-2 rounded-md bg-negative-soft px-3 py-2 text-xs text-negative"
    >
      <CircleAlert aria-hidden="true" size={15} className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words">{problem}</span>
    </p>
  );
}
