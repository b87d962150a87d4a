import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyOrders } from "./key-orders.js";

const record = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 1]));

describe("the orders of keys", () => {
  it("are the same whatever the order in which the keys came, the first time and again", () => {
    const orders = new KeyOrders();
    const keys = fc.uniqueArray(fc.string({ maxLength: 80, unit: "binary" }), { maxLength: 80 });
    fc.assert(
      fc.property(keys, (given) => {
        const expected = orders.of(record(given));
        expect(expected.sorted).toEqual(given.toSorted());
        expect(orders.of(record(given.toReversed()))).toEqual(expected);
        expect(orders.of(record(given))).toEqual(expected);
      }),
    );
  });

  it("leave out a key, wherever it came", () => {
    const orders = new KeyOrders("id");
    for (const keys of [
      ["id", "b", "a"],
      ["b", "id", "a"],
      ["a", "b"],
      ["a", "b", "id"],
    ]) {
      expect(orders.of(record(keys))).toEqual(new KeyOrders().of(record(["a", "b"])));
    }
  });

  it("say each time that a key has half a character", () => {
    const orders = new KeyOrders();
    for (let round = 0; round < 2; round += 1) {
      expect(orders.of(record(["\uD800"])).isWellFormed).toBe(false);
      expect(orders.of(record(["a", "b"])).isWellFormed).toBe(true);
    }
  });

  it("are right after they were forgotten", () => {
    const orders = new KeyOrders();
    const expected = orders.of(record(["b", "a"]));
    for (let index = 0; index < 10_000; index += 1) orders.of(record([`k${index}`, "a"]));
    expect(orders.of(record(["b", "a"]))).toEqual(expected);
  });
});
