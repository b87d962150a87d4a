/**
 * Keys that mean something to MongoDB, BSON or JavaScript are percent-escaped on the way in and put
 * back on the way out: `.` and `$` are paths and operators, `{ $ref, $id }` would come back as a
 * DBRef, `_bsontype` tells the serializer that an object is a value of its own, NUL ends a key,
 * and an array under a name that every object inherits (`constructor`) comes back as raw bytes,
 * since the driver looks its keys up in a plain object. `%` is escaped too, which makes it
 * reversible.
 */
const SPECIAL = /[%.$\0]/;
const SPECIALS = /[%.$\0]/g;
const ESCAPED = /%([0-9A-F]{2})/g;
const RESERVED: ReadonlySet<string> = new Set([
  "_bsontype",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const escapeCharacter = (character: string) =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

function escapeKey(key: string): string {
  if (RESERVED.has(key)) return escapeCharacter(key) + key.slice(1);
  return SPECIAL.test(key) ? key.replace(SPECIALS, escapeCharacter) : key;
}

function unescapeKey(key: string): string {
  if (!key.includes("%")) return key;
  return key.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Sets an own property even for `__proto__`, which plain assignment would not. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Renames the keys of a JSON value; a part in which nothing changes is shared, not copied. */
function renameKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    let changed = false;
    const renamed = items.map((item) => {
      const next = isObject(item) ? renameKeys(item, rename) : item;
      changed ||= next !== item;
      return next;
    });
    return changed ? renamed : items;
  }
  return isObject(value) ? renameObjectKeys(value, rename) : value;
}

function renameObjectKeys(
  value: Readonly<Record<string, unknown>>,
  rename: (key: string) => string,
): Readonly<Record<string, unknown>> {
  let renamed: Record<string, unknown> | undefined;
  const keys = Object.keys(value);
  for (const [index, key] of keys.entries()) {
    const item = value[key];
    const nextKey = rename(key);
    const nextItem = isObject(item) ? renameKeys(item, rename) : item;
    if (!renamed) {
      if (nextKey === key && nextItem === item) continue;
      renamed = {};
      for (const earlier of keys.slice(0, index)) define(renamed, earlier, value[earlier]);
    }
    define(renamed, nextKey, nextItem);
  }
  return renamed ?? value;
}

/** A JSON object whose keys, at every depth, are safe to store. */
export function escapeMetadata(
  metadata: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return renameObjectKeys(metadata, escapeKey);
}

/** Undoes `escapeMetadata`. */
export function unescapeMetadata(
  metadata: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return renameObjectKeys(metadata, unescapeKey);
}
