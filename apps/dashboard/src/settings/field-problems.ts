import { failureOf } from "../api/failure.js";

/** What the server found wrong, taken apart by where it belongs. */
export interface FieldProblems {
  readonly byField: Readonly<Record<string, string>>;
  /** What concerns no field of the form. */
  readonly form: string | undefined;
}

const NAMED = /^(\w+)(?:\.\d+)?(?:\.\w+)?: (.+)$/;

/**
 * Puts the server's words at the fields that they name: it says `field: what is wrong`, joined by
 * `; `. Whatever names none of the `fields` is the form's.
 */
export function fieldProblems(error: unknown, fields: readonly string[]): FieldProblems {
  if (!error) return { byField: {}, form: undefined };
  const { kind, message } = failureOf(error);
  if (kind !== "refused") return { byField: {}, form: message };
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const sentence of message.split("; ")) {
    const [, field, problem] = NAMED.exec(sentence) ?? [];
    if (field && problem && fields.includes(field)) byField[field] ??= problem;
    else rest.push(sentence);
  }
  return { byField, form: rest.length > 0 ? rest.join("; ") : undefined };
}
