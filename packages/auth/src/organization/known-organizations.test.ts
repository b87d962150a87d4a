import { describe, expect, it } from "vitest";
import { createKnownOrganizations } from "./known-organizations.js";

const one = "65f000000000000000000001";
const made = "65f000000000000000000002";
const nobody = "65f0000000000000000000ff";

/** A store of organizations that counts its look-ups and can be away. */
function createStore() {
  const there = new Set([one]);
  const store = {
    there,
    lookups: 0,
    away: false,
    existing: async (ids: readonly string[]) => {
      store.lookups += 1;
      if (store.away) throw new Error("no server");
      return new Set(ids.filter((id) => there.has(id)));
    },
  };
  return store;
}

describe("known organizations", () => {
  it("are looked up once, and what is none again after three seconds", async () => {
    const store = createStore();
    let clock = Date.now();
    const known = createKnownOrganizations({ organizations: store, now: () => new Date(clock) });
    const ids = [one, made, nobody, one];
    expect(await known(ids)).toEqual(new Set([one]));
    store.there.add(made);
    clock += 2_900;
    expect(await known(ids)).toEqual(new Set([one]));
    expect(store.lookups).toBe(1);
    clock += 100;
    expect(await known(ids)).toEqual(new Set([one, made]));
    expect(store.lookups).toBe(2);
  });

  it("are known without the store, and others are not refused but put off", async () => {
    const store = createStore();
    const known = createKnownOrganizations({ organizations: store, now: () => new Date() });
    await known([one]);
    store.away = true;
    expect(await known([one])).toEqual(new Set([one]));
    await expect(known([one, made])).rejects.toMatchObject({
      code: "unavailable",
      retryAfterSeconds: expect.any(Number),
    });
    store.away = false;
    store.there.add(made);
    expect(await known([one, made])).toEqual(new Set([one, made]));
  });
});
