import * as z from "zod";

/** Most entries of a list of rules, and characters of one. */
export const SETTINGS_LIMITS = { names: 200, patterns: 20, name: 100, pattern: 200 } as const;

const namesSchema = z
  .array(z.string().trim().min(1).max(SETTINGS_LIMITS.name))
  .max(SETTINGS_LIMITS.names);

/** What an organization decides for its events before they are queued. */
export const organizationSettingsSchema = z.strictObject({
  redaction: z.strictObject({
    /** Names of keys whose values are masked besides, whatever the casing. */
    names: namesSchema,
    /** Names of keys whose values stay although they look secret. */
    allowedNames: namesSchema,
    /** Patterns in RE2's syntax; what matches in a text is masked. */
    patterns: z.array(z.string().min(1).max(SETTINGS_LIMITS.pattern)).max(SETTINGS_LIMITS.patterns),
  }),
  /** `truncate` keeps the first 24 bits of an IPv4 address, and 48 of IPv6. */
  clientIp: z.enum(["keep", "truncate"]),
});
export type OrganizationSettings = z.infer<typeof organizationSettingsSchema>;

/** The settings of an organization that decided nothing. */
export const DEFAULT_SETTINGS: OrganizationSettings = {
  redaction: { names: [], allowedNames: [], patterns: [] },
  clientIp: "keep",
};
