import type { JsonRecord } from "../record.js";
import { ByteWriter } from "./byte-writer.js";

/** The names of a record's values as they are written. */
export interface KeyOrder {
  readonly sorted: readonly string[];
  /** All of them, sorted, each after its length. */
  readonly bytes: Uint8Array;
  readonly isWellFormed: boolean;
}

/** A record with more or longer keys has hardly the keys of another. */
const MOST_KEYS = 64;
const LONGEST_KEY = 64;
/** Keys remembered in all, each at its place after others; then all are forgotten. */
const REMEMBERED_PLACES = 4_096;

const KEY = 0;

/** A key after those that stood before it in a record. */
class Place {
  readonly key: string;
  /** How many keys stand here and before. */
  readonly count: number;
  /** The order of a record that ends here. */
  order: KeyOrder | undefined;
  /** Which key came next the last time: mostly it comes again. */
  #last: Place | undefined;
  #next: Map<string, Place> | undefined;

  constructor(key: string, count: number) {
    this.key = key;
    this.count = count;
  }

  next(key: string): Place | undefined {
    if (this.#last?.key !== key) this.#last = this.#next?.get(key);
    return this.#last;
  }

  add(key: string): Place {
    const place = new Place(key, this.count + 1);
    this.#next ??= new Map();
    this.#next.set(key, place);
    this.#last = place;
    return place;
  }
}

/**
 * Sorts the keys of records and writes them as bytes, and remembers both by the order in which the
 * keys came: a producer's events have the same keys in the same order again and again, and to
 * follow them key by key is cheaper than to sort and write them.
 */
export class KeyOrders {
  readonly #except: string | undefined;
  readonly #writer = new ByteWriter(new Uint8Array());
  #start = new Place("", 0);
  #places = 0;

  /** `except` names a key that does not count. */
  constructor(except?: string) {
    this.#except = except;
  }

  of(record: JsonRecord): KeyOrder {
    let place = this.#start;
    // Without a list of the keys, which would take as long as the rest. JSON inherits none.
    for (const key in record) {
      const next = place.next(key) ?? this.#add(place, key);
      if (!next) return this.#make(record);
      place = next;
    }
    place.order ??= this.#make(record);
    return place.order;
  }

  #add(place: Place, key: string): Place | undefined {
    if (key.length > LONGEST_KEY || place.count === MOST_KEYS) return undefined;
    if (this.#places === REMEMBERED_PLACES) {
      this.#start = new Place("", 0);
      this.#places = 0;
    }
    this.#places += 1;
    return place.add(key);
  }

  #make(record: JsonRecord): KeyOrder {
    const sorted = Object.keys(record)
      .filter((key) => key !== this.#except)
      .sort();
    const writer = this.#writer;
    writer.restart();
    for (const key of sorted) writer.text(KEY, key);
    return { sorted, bytes: Uint8Array.from(writer.written), isWellFormed: writer.isWellFormed };
  }
}
