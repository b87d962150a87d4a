import { LoaderCircle } from "lucide-react";

/** While it is not yet known who is signed in; shown only when that takes a moment. */
export function OpeningPage() {
  return (
    <div role="status" className="flex h-full items-center justify-center gap-2 text-ink-soft">
      <LoaderCircle aria-hidden="true" size={16} className="animate-spin" />
      Opening…
    </div>
  );
}
