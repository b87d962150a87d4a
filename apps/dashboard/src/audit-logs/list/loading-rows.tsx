import { clsx } from "clsx";
import { Skeleton } from "../../ui/skeleton.js";

const ROWS = Array.from({ length: 16 }, (_, index) => index);
const WIDTHS = ["w-40", "w-28", "w-16", "w-14", "w-44", "w-12", "w-24", "w-20"] as const;

/** The list's shape while its first page is on its way. */
export function LoadingRows({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <div role="status" className="min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">Loading events…</span>
      {!isNarrow && <div className="h-[34px] border-b border-line bg-panel" />}
      {ROWS.map((row) =>
        isNarrow ? (
          <div key={row} className="flex h-[150px] flex-col gap-3 border-b border-line px-4 py-4">
            <Skeleton className="h-3 w-44" />
            <Skeleton className="h-4 w-60" />
            <Skeleton className="h-3 w-52" />
            <Skeleton className="h-3 w-40" />
          </div>
        ) : (
          <div
            key={row}
            className="grid h-9 grid-cols-[200px_192px_120px_104px_1fr_128px_136px_144px] items-center border-b border-line px-5"
          >
            {WIDTHS.map((width) => (
              <Skeleton key={width} className={clsx("h-3", width)} />
            ))}
          </div>
        ),
      )}
    </div>
  );
}
