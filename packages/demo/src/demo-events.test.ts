import {
  type EventInput,
  eventInputSchema,
  KNOWN_ACTIONS,
  KNOWN_RESOURCE_TYPES,
} from "@audit/types";
import { describe, expect, it } from "vitest";
import { createDemoEvents } from "./demo-events.js";

const until = new Date("2026-11-20T12:00:00Z");
const make = (options: Partial<Parameters<typeof createDemoEvents>[0]> = {}) => [
  ...createDemoEvents({ seed: 1, count: 5_000, until, ...options }),
];
const events = make();
const timeOf = (event: EventInput) => Date.parse(event.occurredAt ?? "");
const share = (matches: (event: EventInput) => boolean) => events.filter(matches).length / 5_000;

describe("demo events", { timeout: 30_000 }, () => {
  it("are as many as asked for, valid, in order and within the days", () => {
    expect(events).toHaveLength(5_000);
    for (const event of events) expect(eventInputSchema.safeParse(event).error).toBeUndefined();
    const times = events.map(timeOf);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(until.getTime() - 30 * 86_400_000);
    expect(times.at(-1)).toBeLessThanOrEqual(until.getTime());
  });

  it("are the same for the same seed, and others for another", () => {
    expect(JSON.stringify(make())).toBe(JSON.stringify(events));
    expect(make({ seed: 2 })[0]).not.toEqual(events[0]);
  });

  it.each([1, 10, 100, 1_000])("are exactly %d when that is the count", (count) => {
    expect(make({ count })).toHaveLength(count);
  });

  it("have unique ids that repeat with the seed, when ids are asked for", () => {
    const ids = make({ ids: true }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(5_000);
    expect(ids).toEqual(make({ ids: true }).map(({ id }) => id));
    expect(events.every(({ id }) => id === undefined)).toBe(true);
  });

  it("show every action and resource type that the product knows", () => {
    const actions = new Set(events.map(({ action }) => action));
    const types = new Set(events.map(({ resource }) => resource.type));
    for (const action of KNOWN_ACTIONS) expect(actions).toContain(action);
    for (const type of KNOWN_RESOURCE_TYPES) expect(types).toContain(type);
  });

  it("come from many people, every type of actor, all workspaces and many addresses", () => {
    const people = events.filter(({ actor }) => actor.type === "user" && actor.name);
    expect(new Set(people.map(({ actor }) => actor.id)).size).toBe(25);
    expect(new Set(events.map(({ actor }) => actor.type)).size).toBe(4);
    expect(new Set(events.flatMap(({ workspace }) => workspace?.id ?? [])).size).toBe(6);
    expect(events.some(({ client }) => client?.ip?.includes(":"))).toBe(true);
    expect(events.some(({ client }) => client?.ip?.startsWith("10."))).toBe(true);
    expect(new Set(events.map(({ client }) => client?.ip)).size).toBeGreaterThan(60);
  });

  it("mostly succeed, with some refusals and failures, each explained", () => {
    expect(share(({ status }) => status === 403)).toBeGreaterThan(0.01);
    expect(share(({ status }) => status === 401)).toBeGreaterThan(0.005);
    expect(share(({ status }) => (status ?? 0) >= 400)).toBeLessThan(0.15);
    const statuses = new Set(events.map(({ status }) => status));
    for (const status of [200, 201, 204, 401, 403, 404, 409, 422, 429, 500]) {
      expect(statuses).toContain(status);
    }
    const failed = events.filter(({ status }) => (status ?? 0) >= 400);
    expect(failed.every(({ error, changes }) => error?.code && !changes)).toBe(true);
  });

  it("fit together: what a request asked for is what was done", () => {
    for (const { action, request, status } of events) {
      if (!request) continue;
      if (action === "read" || action === "list") expect(request.method).toBe("GET");
      if (action === "delete") expect(request.method).toBe("DELETE");
      if (status === 201) expect(request.method).toBe("POST");
    }
  });

  it("follow on: what an update found is what the one before it left", () => {
    const left = new Map<string, unknown>();
    let followed = 0;
    for (const { action, resource, changes } of events) {
      if (action !== "update" || resource.type !== "config") continue;
      if (!changes?.after || !resource.id) continue;
      const before = left.get(resource.id);
      if (before !== undefined) {
        expect(changes.before).toEqual(before);
        followed += 1;
      }
      left.set(resource.id, changes.after);
    }
    expect(followed).toBeGreaterThan(100);
  });

  it("change something when they update something", () => {
    const updates = events.filter(({ action, changes }) => action === "update" && changes);
    const idle = updates.filter(
      ({ changes }) => JSON.stringify(changes?.before) === JSON.stringify(changes?.after),
    );
    expect(idle.length / updates.length).toBeLessThan(0.01);
  });

  it("keep working hours: a weekend day has far fewer than a working day", () => {
    const byDay = (days: readonly number[]) =>
      events.filter((event) => days.includes(new Date(timeOf(event)).getUTCDay())).length /
      days.length;
    expect(byDay([0, 6]) * 2).toBeLessThan(byDay([1, 2, 3, 4, 5]));
  });

  it("tell their stories: guessed passwords, a departure, a mistake put right, an impersonation", () => {
    const guesses = events.filter(({ client }) => client?.ip?.startsWith("185.220.101."));
    expect(guesses).toHaveLength(18);
    expect(new Set(guesses.map(({ client }) => client?.ip)).size).toBe(1);

    const suspension = events.find(({ reason }) => reason?.startsWith("HR-3021"));
    const jonas = events.filter(({ actor }) => actor.name === "Jonas Weber");
    expect(suspension).toBeDefined();
    expect(jonas.length).toBeGreaterThan(20);
    const afterwards = jonas.filter((event) => timeOf(event) > timeOf(suspension ?? event));
    expect(afterwards.map(({ status }) => status)).toEqual([401]);

    expect(events.some(({ action }) => action === "restore")).toBe(true);
    expect(
      events.filter(({ actor }) => actor.type === "user" && actor.onBehalfOf).length,
    ).toBeGreaterThan(5);
  });

  it("hold values that masking must catch, and say that they are fake", () => {
    const text = JSON.stringify(events);
    for (const fake of ["sk-FAKE-demo-only", "whsec_FAKE_demo_only", "not-a-real-password"]) {
      expect(text).toContain(fake);
    }
  });

  it("take the organization's name and domain", () => {
    const organization = { id: "org_1", name: "Acme", domain: "acme.example" };
    const own = make({ organization });
    expect(own.every(({ actor }) => !actor.email || actor.email.endsWith("@acme.example"))).toBe(
      true,
    );
    expect(own.some(({ resource }) => resource.id === "org_1" && resource.name === "Acme")).toBe(
      true,
    );
  });
});
