/** A JSON object. */
export type JsonRecord = Record<string, unknown>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Absent, or `null`, which many services send for what they do not know. */
export const isAbsent = (value: unknown): value is undefined | null =>
  value === undefined || value === null;

/** Sets a key that may be any text, `__proto__` included, as a property of the record's own. */
export function setOwn(record: JsonRecord, key: string, value: unknown): void {
  if (key === "__proto__") {
    const property = { value, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(record, key, property);
  } else record[key] = value;
}
