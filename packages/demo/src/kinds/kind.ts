import type { JsonObject } from "../json.js";
import type { Random } from "../random.js";

/** A kind of resource: how its instances look, and what people change about them. */
export interface Kind {
  readonly type: string;
  /** Begins the ids of its instances. */
  readonly idPrefix: string;
  /** The collection's address. */
  readonly path: string;
  /** Whether its instances belong to a workspace, or to the organization as a whole. */
  readonly inWorkspace: boolean;
  readonly names: readonly string[];
  readonly initial: (random: Random) => JsonObject;
  /** Each answers the next state; none changes the state that it is given. */
  readonly edits: readonly ((state: JsonObject, random: Random) => JsonObject)[];
}

/** An edit that sets one field to another of these values. */
export const choose =
  <T extends string | number | boolean>(field: string, values: readonly T[]) =>
  (state: JsonObject, random: Random): JsonObject => {
    const others = values.filter((value) => value !== state[field]);
    return { ...state, [field]: random.pick(others.length > 0 ? others : values) };
  };
