import { type Category, categorySchema } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent } from "../record.js";
import { readWord } from "./texts.js";

const CATEGORIES = categorySchema.options;

/** What kind of act, if the producer says so in the known words. */
export function readCategory(draft: Draft, value: unknown): Category | undefined {
  if (isAbsent(value)) return undefined;
  const category = readWord(CATEGORIES, value);
  if (category === undefined) draft.keep("category", value, `not one of ${CATEGORIES.join(", ")}`);
  return category;
}
