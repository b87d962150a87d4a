import * as z from "zod";

/**
 * A JSON object whose keys are all data, `__proto__` among them: zod's own objects and records
 * leave that one out, and what a producer sent would be lost.
 */
export const metadataSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  { error: "a JSON object" },
);
