/** Bytes of a value as JSON in UTF-8. The value must be one that `JSON.stringify` can print. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? "", "utf8");
}
