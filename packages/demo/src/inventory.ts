import type { JsonObject } from "./json.js";
import type { Kind } from "./kinds/kind.js";
import type { Random } from "./random.js";

/** One resource as it is at this moment of the made-up history. */
export interface Instance {
  readonly id: string;
  readonly name: string;
  state: JsonObject;
}

/** The living resources of one kind in one place; bounded, so that memory is. */
export interface Inventory {
  readonly pick: (random: Random) => Instance;
  readonly add: (random: Random, name?: string) => Instance;
  /** Takes one away, or none while few are left. */
  readonly remove: (random: Random) => Instance | undefined;
}

const MOST = 40;
const FEWEST = 3;

/** Begins with `known` where given, else with one instance for each of the kind's names. */
export function createInventory(
  kind: Kind,
  random: Random,
  known: readonly Pick<Instance, "id" | "name">[] = [],
): Inventory {
  const create = (source: Random, name: string): Instance => ({
    id: `${kind.idPrefix}_${source.hex(12)}`,
    name,
    state: kind.initial(source),
  });
  const instances =
    known.length > 0
      ? known.map(({ id, name }): Instance => ({ id, name, state: kind.initial(random) }))
      : kind.names.map((name) => create(random, name));

  return {
    pick: (source) => source.pick(instances),
    add: (source, name) => {
      const instance = create(source, name ?? `${source.pick(kind.names)} ${2 + source.below(98)}`);
      if (instances.length < MOST) instances.push(instance);
      else instances[source.below(MOST)] = instance;
      return instance;
    },
    remove: (source) =>
      instances.length > FEWEST
        ? instances.splice(source.below(instances.length), 1)[0]
        : undefined,
  };
}
