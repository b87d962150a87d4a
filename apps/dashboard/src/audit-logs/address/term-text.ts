import { FILTER_FIELDS, type FilterTerm, filterTermSchema } from "@audit/types";
import * as z from "zod";

const QUOTED = /^"((?:[^"\\]|\\.)*)"/s;
const NEEDS_QUOTES = /[",\\]|^\s|\s$/;

function printValue(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
}

/** Writes a term as `field:value,value`, with `-` before it when negated. */
export function printTerm(term: FilterTerm): string {
  return `${term.negate ? "-" : ""}${term.field}:${term.values.map(printValue).join(",")}`;
}

/** The values of a comma-separated list, or null where a quotation mark is never closed. */
function parseValues(text: string): string[] | null {
  const values: string[] = [];
  let rest = text;
  while (true) {
    const quoted = QUOTED.exec(rest);
    if (quoted) {
      values.push((quoted[1] ?? "").replace(/\\(.)/gs, "$1"));
      rest = rest.slice(quoted[0].length);
      if (rest === "") return values;
      if (!rest.startsWith(",")) return null;
      rest = rest.slice(1);
      continue;
    }
    if (rest.startsWith('"')) return null;
    const comma = rest.indexOf(",");
    if (comma === -1) return [...values, rest];
    values.push(rest.slice(0, comma));
    rest = rest.slice(comma + 1);
  }
}

/** A term in the notation of `printTerm`; its issues say what would be right. */
export const termTextSchema = z.string().transform((text, context): FilterTerm => {
  const fail = (message: string) => {
    context.addIssue({ code: "custom", message, input: text });
    return z.NEVER;
  };
  const negate = text.startsWith("-");
  const colon = text.indexOf(":");
  if (colon === -1) return fail(`“${text}” must be a field and a value, such as user:alice`);
  const field = text.slice(negate ? 1 : 0, colon);
  const values = parseValues(text.slice(colon + 1));
  if (!values) return fail(`“${text}” has a quotation mark that is not closed`);
  const term = filterTermSchema.safeParse({ field, values, ...(negate ? { negate } : {}) });
  if (term.success) return term.data;
  const [issue] = term.error.issues;
  const isFieldUnknown = issue?.path[0] === "field";
  return fail(
    isFieldUnknown
      ? `“${field}” is no field; the fields are ${FILTER_FIELDS.join(", ")}`
      : `“${text}” is not valid: ${issue?.message ?? "it cannot be read"}`,
  );
});
