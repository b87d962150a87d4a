/** A source of chance that gives the same sequence for the same seed. */
export interface Random {
  /** From 0, included, to 1, not included. */
  readonly next: () => number;
  /** A whole number from 0 to `limit - 1`. */
  readonly below: (limit: number) => number;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Lower-case hex digits, `length` of them. */
  readonly hex: (length: number) => string;
}

const UINT32 = 4_294_967_296;
const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * The generator sfc32 (Doty-Humphrey's "small fast counter", of the PractRand tests), seeded with
 * one 32-bit number. Statistically sound and fast; nothing here needs to be unguessable.
 */
export function createRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;

  const uint32 = () => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  };
  // Nearby seeds differ in few bits; a dozen rounds spread them.
  for (let round = 0; round < 12; round += 1) uint32();

  const below = (limit: number) => Math.floor((uint32() / UINT32) * limit);
  return {
    next: () => uint32() / UINT32,
    below,
    chance: (probability) => uint32() / UINT32 < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("cannot pick from an empty list");
      return item;
    },
    hex: (length) => {
      let text = "";
      while (text.length < length) {
        const bits = uint32();
        text += `${HEX_BYTES[bits & 255]}${HEX_BYTES[(bits >>> 8) & 255]}`;
        text += `${HEX_BYTES[(bits >>> 16) & 255]}${HEX_BYTES[bits >>> 24]}`;
      }
      return text.slice(0, length);
    },
  };
}

/** Draws items in proportion to their weights; all weights zero is an error. */
export function createWeightedPicker<T>(
  weighted: readonly (readonly [item: T, weight: number])[],
): (random: Random) => T {
  const items = weighted.map(([item]) => item);
  const ends: number[] = [];
  let total = 0;
  for (const [, weight] of weighted) {
    total += weight;
    ends.push(total);
  }
  if (!(total > 0)) throw new RangeError("no weight is above zero");

  return (random) => {
    const point = random.next() * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? total) > point) high = middle;
      else low = middle + 1;
    }
    const item = items[low];
    if (item === undefined) throw new RangeError("cannot pick from an empty list");
    return item;
  };
}
