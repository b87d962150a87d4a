import { create, type Delta } from "jsondiffpatch";

/** One difference between before and after, at a path such as `limits.rpm` or `models[2]`. */
export type Change =
  | { readonly kind: "added"; readonly path: string; readonly after: unknown }
  | { readonly kind: "removed"; readonly path: string; readonly before: unknown }
  | {
      readonly kind: "changed";
      readonly path: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly kind: "moved"; readonly path: string; readonly to: string };

/** Things in lists are the same when their id or name is, whatever else changed in them. */
function identityOf(item: object): string {
  for (const key of ["id", "_id", "key", "name"]) {
    const value: unknown = Reflect.get(item, key);
    if (typeof value === "string" || typeof value === "number") return `${key}:${value}`;
  }
  return JSON.stringify(item);
}

const differ = create({ objectHash: identityOf });

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** Appends a key to a path, quoted where it could be mistaken: `metadata["odd.key"]`. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/**
 * The differences between two JSON values, in the order of their paths. What exists on one side
 * only (a creation, a deletion) is one difference for each of its keys.
 */
export function changesOf({ before, after }: { before?: unknown; after?: unknown }): Change[] {
  if (before === undefined || after === undefined) {
    return before === undefined ? oneSided(after, "added") : oneSided(before, "removed");
  }
  return changesOfDelta(differ.diff(before, after), "");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function oneSided(value: unknown, kind: "added" | "removed"): Change[] {
  if (value === undefined) return [];
  const entries: [string, unknown][] = isRecord(value) ? Object.entries(value) : [["", value]];
  return entries.map(([key, item]): Change => {
    const path = key === "" ? "" : joinPath("", key);
    return kind === "added" ? { kind, path, after: item } : { kind, path, before: item };
  });
}

/** jsondiffpatch's delta format: `[new]`, `[old, new]`, `[old, 0, 0]`, `["", to, 3]`, or nested. */
function changesOfDelta(delta: Delta, path: string): Change[] {
  if (delta === undefined) return [];
  if (!Array.isArray(delta)) {
    return isArrayDelta(delta) ? changesOfList(delta, path) : changesOfObject(delta, path);
  }
  if (delta.length === 1) return [{ kind: "added", path, after: delta[0] }];
  if (delta.length === 2) return [{ kind: "changed", path, before: delta[0], after: delta[1] }];
  return [{ kind: "removed", path, before: delta[0] }];
}

function isArrayDelta(delta: object): boolean {
  return Reflect.get(delta, "_t") === "a";
}

function changesOfObject(delta: object, path: string): Change[] {
  return Object.entries(delta).flatMap(([key, inner]) =>
    changesOfDelta(inner, joinPath(path, key)),
  );
}

/** Keys with `_` are places in the old list, the others in the new one. */
function changesOfList(delta: object, path: string): Change[] {
  const { _t: _marker, ...places } = { _t: undefined, ...delta };
  return Object.entries<Delta>(places).flatMap(([key, inner]) => {
    const index = Number(key.replace("_", ""));
    const place = joinPath(path, index);
    if (Array.isArray(inner) && inner[2] === 3) {
      return [{ kind: "moved", path: place, to: joinPath(path, Number(inner[1])) } as const];
    }
    return changesOfDelta(inner, place);
  });
}
