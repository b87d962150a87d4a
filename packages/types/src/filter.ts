import * as z from "zod";
import { actorTypeSchema, categorySchema, outcomeSchema } from "./event/vocabulary.js";

const TEXT = "a text of 1 to 512 characters";
const text = z.string().min(1, TEXT).max(512, TEXT);

function wordOf<Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `one of ${words.join(", ")}` });
}

/** The checks a filter's values pass, by field, each with a message that says what would be right. */
const valueSchemas = {
  /** `actor.id` or `actor.email`, whatever the case. */
  user: text,
  actorType: wordOf(actorTypeSchema.options),
  /** `workspace.id`. */
  workspace: text,
  action: text,
  category: wordOf(categorySchema.options),
  /** `resource.type`. */
  resource: text,
  resourceId: text,
  resourceName: text,
  status: z
    .string()
    .regex(/^([1-5]xx|[1-5]\d\d(-[1-5]\d\d)?)$/i, "an HTTP status such as 404, 4xx or 400-499"),
  outcome: wordOf(outcomeSchema.options),
  ip: z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
    error: "an IP address or a CIDR range such as 10.0.0.0/8",
  }),
  country: z.string().regex(/^[A-Za-z]{2}$/, "a country as two letters (ISO 3166-1), such as DE"),
  method: text,
  /** Prefix of `request.path`. */
  path: text,
  requestId: text,
  /** `producer.keyId`. */
  key: text,
} as const satisfies Record<string, z.ZodType<string>>;

export type FilterField = keyof typeof valueSchemas;

/** Every field that a term may name, in the order in which screens offer them. */
export const FILTER_FIELDS = z.object(valueSchemas).keyof().options;

/** At most this many terms, and values in a term. */
export const FILTER_LIMITS = { terms: 50, values: 100 } as const;

/**
 * A point in time: ISO 8601 with an offset, or relative to the moment of the call: `now`,
 * `now-15m`, `now-24h`, `now-90d`.
 */
export const filterInstantSchema = z.union(
  [z.iso.datetime({ offset: true }), z.string().regex(/^now(-\d{1,6}[mhd])?$/)],
  { error: "a time such as 2026-01-31T00:00:00Z or now-24h" },
);

export const filterTermSchema = z
  .strictObject({
    field: wordOf(FILTER_FIELDS),
    values: z.array(z.string()).min(1).max(FILTER_LIMITS.values),
    negate: z.boolean().optional(),
  })
  .superRefine((term, context) => {
    term.values.forEach((value, index) => {
      const checked = valueSchemas[term.field].safeParse(value);
      if (!checked.success) {
        const message = checked.error.issues[0]?.message ?? "not valid";
        context.addIssue({
          code: "custom",
          path: ["values", index],
          message: `${term.field} must be ${message}`,
        });
      }
    });
  });
export type FilterTerm = z.infer<typeof filterTermSchema>;

/**
 * What to find. Terms are ANDed, a term's values ORed; `from` is included, `to` is not.
 * Values are texts, never objects, so that no operator can reach the database.
 */
export const filterSchema = z.strictObject({
  from: filterInstantSchema.optional(),
  to: filterInstantSchema.optional(),
  terms: z.array(filterTermSchema).max(FILTER_LIMITS.terms).default([]),
});
export type Filter = z.infer<typeof filterSchema>;
export type FilterInput = z.input<typeof filterSchema>;
