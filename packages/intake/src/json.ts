const DEEPEST = 100;
const TOO_DEEP = `[nested deeper than ${DEEPEST} levels]`;

function pruned(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) return TOO_DEEP;
  if (Array.isArray(value)) return value.map((item) => pruned(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, pruned(inner, depth + 1)]),
  );
}

/** A JSON value as text. What is nested too deep for `JSON.stringify` ends at 100 levels. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return JSON.stringify(pruned(value, 0));
  }
}
