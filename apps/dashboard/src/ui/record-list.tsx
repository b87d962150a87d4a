import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useIsNarrow } from "./use-media-query.js";

export interface RecordColumn<Item> {
  readonly name: string;
  readonly cell: (item: Item) => ReactNode;
  /** A class that gives the column its width. */
  readonly width?: string;
}

interface RecordListProps<Item> {
  /** What is listed, for screen readers. */
  readonly label: string;
  /** The first is what the item is called: it heads the row and the card. */
  readonly columns: readonly RecordColumn<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Buttons for an item. */
  readonly actions?: ((item: Item) => ReactNode) | undefined;
}

/** A short list with all it says of each item: a table, on narrow screens a card each. */
export function RecordList<Item>(props: RecordListProps<Item>) {
  return useIsNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

const cellClass = "border-b border-line px-2.5 py-2.5 align-top first:pl-5 last:pr-5";

function Table<Item>({ label, columns, items, keyOf, actions }: RecordListProps<Item>) {
  return (
    <table aria-label={label} className="w-full border-separate border-spacing-0 text-left">
      <thead>
        <tr className="text-xs whitespace-nowrap text-ink-soft">
          {columns.map(({ name, width }) => (
            <th key={name} scope="col" className={clsx(headerClass, width)}>
              {name}
            </th>
          ))}
          {actions && (
            <th scope="col" className={clsx(headerClass, "w-px")}>
              <span className="sr-only">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)}>
            {columns.map(({ name, cell }, index) =>
              index === 0 ? (
                <th key={name} scope="row" className={clsx(cellClass, "font-normal")}>
                  {cell(item)}
                </th>
              ) : (
                <td key={name} className={cellClass}>
                  {cell(item)}
                </td>
              ),
            )}
            {actions && <td className={cellClass}>{actions(item)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const headerClass =
  "sticky top-0 z-10 h-[34px] border-b border-line bg-panel px-2.5 font-medium first:pl-5 last:pr-5";

function Cards<Item>({ label, columns, items, keyOf, actions }: RecordListProps<Item>) {
  const [title, ...facts] = columns;
  return (
    <ul aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)} className="border-b border-line px-4 py-3">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">{title?.cell(item)}</div>
            {actions?.(item)}
          </div>
          <dl className="mt-2.5 grid grid-cols-[6.5rem_1fr] gap-x-3 gap-y-1.5">
            {facts.map(({ name, cell }) => (
              <div key={name} className="contents">
                <dt className="text-ink-faint">{name}</dt>
                <dd className="min-w-0 break-words">{cell(item)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
