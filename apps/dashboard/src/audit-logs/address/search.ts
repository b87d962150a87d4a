import { FILTER_LIMITS } from "@audit/types";
import * as z from "zod";
import { RANGE_PRESETS } from "../range/presets.js";
import { termTextSchema } from "./term-text.js";

const instantSchema = z.iso.datetime({
  offset: true,
  error: "must be a time such as 2026-01-31T00:00:00Z",
});

const termText = z.string().superRefine((text, context) => {
  for (const { message } of termTextSchema.safeParse(text).error?.issues ?? []) {
    context.addIssue({ code: "custom", message });
  }
});

/**
 * Everything that the page's address says: the time range (a preset or two points in time), the
 * filter's terms as text, and the open event. Absent means: all time, no term, no event.
 */
export const auditLogsSearchSchema = z
  .object({
    range: z
      .enum(RANGE_PRESETS, { error: `must be one of ${RANGE_PRESETS.join(", ")}` })
      .optional(),
    /** Included. */
    from: instantSchema.optional(),
    /** Excluded. */
    to: instantSchema.optional(),
    filter: z
      .union([z.array(termText), termText.transform((text) => [text])])
      .pipe(
        z
          .array(z.string())
          .max(FILTER_LIMITS.terms, `“filter” at most ${FILTER_LIMITS.terms} times`),
      )
      .optional(),
    event: z.uuid({ error: "must be an event's ID, a UUID" }).optional(),
  })
  .refine((search) => !search.range || (!search.from && !search.to), {
    path: ["range"],
    message: "cannot stand beside from and to",
  })
  .refine(
    (search) => !search.from || !search.to || Date.parse(search.from) < Date.parse(search.to),
    {
      path: ["to"],
      message: "must be later than from",
    },
  );

export type AuditLogsSearch = z.infer<typeof auditLogsSearchSchema>;

/** One line for each thing in the address that cannot be read. */
export function searchProblems(search: unknown): string[] {
  const issues = auditLogsSearchSchema.safeParse(search).error?.issues ?? [];
  return issues.flatMap((issue) => linesOf(issue, issue.path));
}

function linesOf(issue: z.core.$ZodIssue, path: PropertyKey[]): string[] {
  if (issue.code === "invalid_union") {
    // Of the two shapes of `filter`, the one that got further knows what is wrong.
    const shapes = issue.errors.filter((errors) => errors.some((error) => error.code === "custom"));
    return (shapes[0] ?? []).flatMap((inner) => linesOf(inner, path));
  }
  const name = String(path[0] ?? "");
  return [name === "filter" ? issue.message : `“${name}” ${issue.message}`];
}
