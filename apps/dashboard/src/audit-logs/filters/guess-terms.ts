import { FILTER_FIELDS, type FilterField, type FilterTerm, filterTermSchema } from "@audit/types";
import { termTextSchema } from "../address/term-text.js";
import { FIELDS } from "./fields.js";

const METHOD = /^(get|post|put|patch|delete|head|options)$/i;
const STATUS = /^([1-5]xx|[1-5]\d\d(-[1-5]\d\d)?)$/i;
const VERB = /^[a-z][a-z0-9_.:-]*$/;

/** For what a typed text may be a value, the likeliest first. */
function likelyFields(text: string): FilterField[] {
  if (STATUS.test(text)) return ["status", "resourceId"];
  if (text.startsWith("/")) return ["path", "resourceName"];
  if (text.includes("@")) return ["user"];
  if (/^[\da-f.:]+(\/\d+)?$/i.test(text) && /[.:]/.test(text)) return ["ip", "user", "resourceId"];
  const known = METHOD.test(text) ? (["method"] satisfies FilterField[]) : [];
  const verb = VERB.test(text) ? (["action", "resource"] satisfies FilterField[]) : [];
  return [...known, "user", "resourceName", "resourceId", "workspace", ...verb, "requestId"];
}

/**
 * The terms that a text typed into the filter box may mean: itself, when it is written as a term
 * (`-status:2xx`), else the text as a value of the fields it looks like.
 */
export function guessTerms(typed: string): FilterTerm[] {
  const text = typed.trim();
  if (text === "") return [];
  const written = termTextSchema.safeParse(text);
  if (written.success) return [written.data];
  return likelyFields(text).flatMap((field) => {
    const term = filterTermSchema.safeParse({ field, values: [text] });
    return term.success ? [term.data] : [];
  });
}

/** The fields whose name contains the text; all of them for an empty one. */
export function fieldsNamed(typed: string): FilterField[] {
  const text = typed.trim().toLowerCase();
  return FILTER_FIELDS.filter(
    (field) =>
      FIELDS[field].label.toLowerCase().includes(text) || field.toLowerCase().includes(text),
  );
}
