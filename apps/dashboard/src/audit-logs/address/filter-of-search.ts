import type { Filter, FilterTerm } from "@audit/types";
import type { AuditLogsSearch } from "./search.js";
import { printTerm, termTextSchema } from "./term-text.js";

/** The terms that the address holds. Texts that cannot be read were refused before, by the schema. */
function termsOfSearch(search: AuditLogsSearch): FilterTerm[] {
  return (search.filter ?? []).flatMap((text) => {
    const term = termTextSchema.safeParse(text);
    return term.success ? [term.data] : [];
  });
}

/**
 * The filter that the address means. A preset stays relative (`now-24h`): the server resolves it,
 * so that neither a wrong clock here nor the page's age moves the range.
 */
export function filterOfSearch(search: AuditLogsSearch): Filter {
  const from = search.range ? `now-${search.range}` : search.from;
  return {
    ...(from ? { from } : {}),
    ...(search.to ? { to: search.to } : {}),
    terms: termsOfSearch(search),
  };
}

/** Whether a filter leaves nothing out. */
export const isEverything = ({ from, to, terms }: Filter): boolean =>
  terms.length === 0 && !from && !to;

/** The `filter` parameters of the address for these terms; absent when there are none. */
export function filterParameters(terms: readonly FilterTerm[]): Pick<AuditLogsSearch, "filter"> {
  return { filter: terms.length > 0 ? terms.map(printTerm) : undefined };
}
