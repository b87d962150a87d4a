import { AppError } from "@audit/types";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { newOrganizationId, sampleEvent, sampleProducer } from "../../test/samples.js";
import { migrate } from "../migrations/migrate.js";
import type { FailedEvent, OpenDeadLetter } from "./dead-letter-mapper.js";
import { createDeadLetterRepository } from "./dead-letter-repository.js";

const database = await openTestDatabase();
const letters = createDeadLetterRepository(database);
beforeAll(() => migrate(database));

const failed = (organizationId: string, changes: Partial<FailedEvent> = {}): FailedEvent => ({
  organizationId,
  producer: sampleProducer,
  receivedAt: new Date("2026-01-31T00:00:00.000Z"),
  event: sampleEvent(),
  reason: "121: refused",
  ...changes,
});
const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 0, 0, second));

async function openOf(organizationId: string, ids?: readonly string[]): Promise<OpenDeadLetter[]> {
  const found: OpenDeadLetter[] = [];
  for await (const letter of letters.open(organizationId, ids)) found.push(letter);
  return found;
}

describe("dead letters", () => {
  it("keep the event whole, as the job carried it, readable or not", async () => {
    const organizationId = newOrganizationId();
    const unreadable = { "a.b": [{ $ref: 1 }], text: "\ud800 \0" };
    await letters.put([failed(organizationId, { event: unreadable })], at(1));
    expect(await openOf(organizationId)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        attempts: 1,
        organizationId,
        producer: sampleProducer,
        receivedAt: new Date("2026-01-31T00:00:00.000Z"),
        event: unreadable,
      },
    ]);
  });

  it("are never dropped in silence, nor for the sake of another", async () => {
    const organizationId = newOrganizationId();
    const unstorable = failed(organizationId, { receivedAt: new Date(Number.NaN) });
    const others = [failed(organizationId), failed(organizationId)] as const;
    await expect(letters.put([others[0], unstorable, others[1]], at(1))).rejects.toThrow();
    expect(await openOf(organizationId)).toHaveLength(2);
  });

  it("keep the beginning of an event that is too large, marked as cut, beside others", async () => {
    const organizationId = newOrganizationId();
    const large = sampleEvent({ metadata: { text: "é".repeat(17_000_000) } });
    const small = sampleEvent();
    const both = [large, small].map((event) => failed(organizationId, { event }));
    await letters.put(both, at(1));
    await letters.put(both, at(2));

    const bodies = (await openOf(organizationId)).map(({ event, attempts }) => ({
      event,
      attempts,
    }));
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual({ event: small, attempts: 2 });
    const cut = bodies.map(({ event }) => event).find((event) => typeof event === "string");
    expect(cut?.startsWith(JSON.stringify(large).slice(0, 65_536))).toBe(true);
    expect(cut).toMatch(/ … \(cut, of 170\d{5} characters\)$/);
    expect(cut?.length).toBeLessThan(66_000);
  });

  it("say so of an event that is nested too deep to be written down", async () => {
    const organizationId = newOrganizationId();
    const nested: unknown = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`);
    await letters.put([failed(organizationId, { event: nested })], at(1));
    expect(await openOf(organizationId)).toMatchObject([
      { event: expect.stringContaining("cannot be written as JSON") },
    ]);
  });

  it("are one for the same event, which counts its attempts", async () => {
    const organizationId = newOrganizationId();
    const event = failed(organizationId);
    await letters.put([event], at(1));
    await letters.put([{ ...event, reason: "still refused" }, failed(organizationId)], at(2));
    const { items } = await letters.list(organizationId, { limit: 10 });
    expect(items).toHaveLength(2);
    expect(items.map((item) => item.failedAt)).toEqual([
      "2026-01-31T00:00:02.000Z",
      "2026-01-31T00:00:02.000Z",
    ]);
    const again = (await openOf(organizationId)).map((letter) => letter.attempts);
    expect(again.toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it("know an event again whose fields come in another order, as after a replay", async () => {
    const organizationId = newOrganizationId();
    const event = sampleEvent();
    const reordered = Object.fromEntries(Object.entries(event).toReversed());
    await letters.put([failed(organizationId, { event })], at(1));
    await letters.put([failed(organizationId, { event: reordered })], at(2));
    expect(await openOf(organizationId)).toMatchObject([{ attempts: 2, event }]);
  });

  it("are listed newest first, page by page, each once, of one organization", async () => {
    const organizationId = newOrganizationId();
    await letters.put([failed(newOrganizationId())], at(3));
    for (const second of [1, 2, 2, 2, 3]) await letters.put([failed(organizationId)], at(second));

    const seen: string[] = [];
    const times: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await letters.list(organizationId, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map((item) => item.id));
      times.push(...page.items.map((item) => item.failedAt.slice(17, 19)));
      cursor = page.nextCursor;
    } while (cursor);
    expect(times).toEqual(["03", "02", "02", "02", "01"]);
    expect(new Set(seen).size).toBe(5);
  });

  it("refuse a cursor that is none", async () => {
    const page = { limit: 2, cursor: "nonsense" };
    await expect(letters.list(newOrganizationId(), page)).rejects.toThrow(AppError);
  });

  it("are closed by a replay, of the ids given or all", async () => {
    const organizationId = newOrganizationId();
    const before = await letters.countOpen();
    await letters.put(
      [1, 2, 3].map(() => failed(organizationId)),
      at(1),
    );
    const [one, ...others] = await openOf(organizationId);
    const chosen = await openOf(organizationId, [one?.id ?? "", "nonsense"]);
    expect(chosen).toEqual([one]);
    await letters.markReplayed(chosen);
    expect(await openOf(organizationId)).toEqual(others);
    expect(await letters.countOpen()).toBe(before + 2);
    const { items } = await letters.list(organizationId, { limit: 10 });
    expect(items.filter((item) => item.state === "replayed")).toHaveLength(1);
  });

  it("cannot be opened by another organization that knows their ids", async () => {
    const organizationId = newOrganizationId();
    await letters.put([failed(organizationId)], at(1));
    const ids = (await openOf(organizationId)).map((letter) => letter.id);
    expect(await openOf(newOrganizationId(), ids)).toEqual([]);
  });

  it("stay open when the event fails again before its replay is recorded", async () => {
    const organizationId = newOrganizationId();
    const event = failed(organizationId);
    await letters.put([event], at(1));
    const replayed = await openOf(organizationId);
    await letters.put([event], at(2));
    await letters.markReplayed(replayed);
    expect(await openOf(organizationId)).toHaveLength(1);
  });

  it("open again when the event fails after its replay", async () => {
    const organizationId = newOrganizationId();
    const event = failed(organizationId);
    await letters.put([event], at(1));
    await letters.markReplayed(await openOf(organizationId));
    await letters.put([event], at(2));
    expect(await openOf(organizationId)).toMatchObject([{ attempts: 2 }]);
  });
});
