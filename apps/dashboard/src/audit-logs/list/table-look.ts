/** Classes that the table and its loading shape share, so that nothing moves between the two. */
export const tableClass = "w-full min-w-[67rem] table-fixed border-separate border-spacing-0";

export const headerCellClass =
  "sticky top-0 z-10 h-[34px] border-b border-line bg-panel px-2.5 text-left text-xs font-medium whitespace-nowrap text-ink-soft first:pl-5 last:pr-5";

export const cellClass =
  "h-9 overflow-clip border-b border-line px-2.5 py-0 whitespace-nowrap first:pl-5 last:pr-5";
