import { type Database, isStoreUnavailable } from "@audit/db";

type Db = Database["nativeDb"];
type Collection = ReturnType<Db["collection"]>;

/** A property as it is; a method stays bound to what it belongs to. */
function read(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key, target);
  return typeof value === "function" ? value.bind(target) : value;
}

function watchCollection(collection: Collection, builds: Promise<unknown>[]): Collection {
  const createIndex = (...input: Parameters<Collection["createIndex"]>) => {
    const build = collection.createIndex(...input);
    builds.push(build);
    return build;
  };
  return new Proxy(collection, {
    get: (target, key) => (key === "createIndex" ? createIndex : read(target, key)),
  });
}

/**
 * better-auth's adapter creates its indexes in the background, where nobody can wait for them: a
 * connection that is closed soon after would leave them unmade. Through this database they are
 * made all the same, and `built` resolves when they are. It rejects when the database went away;
 * any other failure (such as an index of the operator's own) the adapter logs and bears.
 */
export function watchIndexes(db: Db): { readonly db: Db; readonly built: () => Promise<void> } {
  const builds: Promise<unknown>[] = [];
  const watched = new Proxy(db, {
    get: (target, key) =>
      key === "collection"
        ? (name: string) => watchCollection(target.collection(name), builds)
        : read(target, key),
  });
  return {
    db: watched,
    built: async () => {
      await new Promise(setImmediate); // they begin a moment after the adapter is made
      const settled = await Promise.allSettled(builds);
      const away = settled.find(
        (build) => build.status === "rejected" && isStoreUnavailable(build.reason),
      );
      if (away?.status === "rejected") throw away.reason;
    },
  };
}
