import { clsx } from "clsx";
import { Skeleton } from "../../ui/skeleton.js";
import { COLUMN_WIDTHS, COLUMNS } from "./columns.js";
import { cellClass, headerCellClass, tableClass } from "./table-look.js";

const ROWS = Array.from({ length: 30 }, (_, index) => index);

/** The list's shape while its first page is on its way. */
export function LoadingRows({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <div role="status" className="min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">Loading events…</span>
      {isNarrow ? <LoadingCards /> : <LoadingTable />}
    </div>
  );
}

function LoadingTable() {
  return (
    <table aria-hidden="true" className={tableClass}>
      <thead>
        <tr>
          {COLUMNS.map(({ id, name }) => (
            <th key={id} className={clsx(headerCellClass, COLUMN_WIDTHS[id])}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row}>
            {COLUMNS.map(({ id }, column) => (
              <td key={id} className={cellClass}>
                <Skeleton className={clsx("h-3", (row + column) % 3 === 0 ? "w-3/5" : "w-4/5")} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LoadingCards() {
  return ROWS.slice(0, 8).map((row) => (
    <div key={row} className="flex h-[158px] flex-col gap-3 border-b border-line px-4 py-4">
      <Skeleton className="h-3 w-44" />
      <Skeleton className="h-4 w-60" />
      <Skeleton className="h-3 w-52" />
      <Skeleton className="h-3 w-40" />
    </div>
  ));
}
