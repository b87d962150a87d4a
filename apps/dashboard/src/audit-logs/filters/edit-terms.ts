import type { FilterField, FilterTerm } from "@audit/types";

const sameText = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

/**
 * Narrows to one value, as a click on a cell does. Whoever clicks sees only rows that match the
 * field's present term, so the value replaces that term's values; as one more value it would widen.
 */
export function narrowTo(
  terms: readonly FilterTerm[],
  field: FilterField,
  value: string,
): FilterTerm[] {
  const narrowed: FilterTerm = { field, values: [value] };
  const index = terms.findIndex((term) => term.field === field && !term.negate);
  return index === -1 ? [...terms, narrowed] : replaceTerm(terms, index, narrowed);
}

/** Leaves one value out: joins the field's negated term, which means "none of these". */
export function exclude(
  terms: readonly FilterTerm[],
  field: FilterField,
  value: string,
): FilterTerm[] {
  const index = terms.findIndex((term) => term.field === field && term.negate);
  const present = terms[index];
  if (!present) return [...terms, { field, values: [value], negate: true }];
  if (present.values.some((known) => sameText(known, value))) return [...terms];
  return replaceTerm(terms, index, { ...present, values: [...present.values, value] });
}

/** Puts a term in the place of another, or takes it away for null. */
export function replaceTerm(
  terms: readonly FilterTerm[],
  index: number,
  term: FilterTerm | null,
): FilterTerm[] {
  return terms.flatMap((present, place) => {
    if (place !== index) return [present];
    return term ? [term] : [];
  });
}
