import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { migrate } from "../migrations/migrate.js";
import { createSignInAttemptRepository } from "./sign-in-attempt-repository.js";

const database = await openTestDatabase();
beforeAll(() => migrate(database));
const attempts = createSignInAttemptRepository(database);

const START = Date.parse("2026-01-31T12:00:00.000Z");
const at = (seconds: number) => new Date(START + seconds * 1_000);

/** Makes so many attempts in the first second; gives the answers. */
async function fail(account: string, count: number, second = 0): Promise<(number | null)[]> {
  const answers = [];
  for (let number = 0; number < count; number++) {
    answers.push(await attempts.begin(account, at(second)));
  }
  return answers;
}

describe("attempts to sign in", () => {
  it("are let through ten times, and then not for a minute", async () => {
    const account = randomUUID();
    expect(await fail(account, 10)).toEqual(Array.from({ length: 10 }, () => null));
    expect(await attempts.begin(account, at(0))).toBe(60);
    expect(await attempts.begin(account, at(45))).toBe(15);
    expect(await attempts.begin(randomUUID(), at(45))).toBeNull();
    expect(await attempts.begin(account, at(60))).toBeNull();
  });

  it("wait twice as long after each lock, a quarter of an hour at most", async () => {
    const account = randomUUID();
    await fail(account, 10);
    let second = 60;
    const waits: (number | null)[] = [];
    for (let lock = 0; lock < 6; lock++) {
      expect(await attempts.begin(account, at(second))).toBeNull();
      const wait = await attempts.begin(account, at(second));
      waits.push(wait);
      second += wait ?? 0;
    }
    expect(waits).toEqual([120, 240, 480, 900, 900, 900]);
  });

  it("do not make a lock longer while it lasts", async () => {
    const account = randomUUID();
    await fail(account, 200);
    expect(await attempts.begin(account, at(59))).toBe(1);
    expect(await attempts.begin(account, at(60))).toBeNull();
  });

  it("are forgotten by a success", async () => {
    const account = randomUUID();
    await fail(account, 10);
    await attempts.begin(account, at(60));
    await attempts.succeed(account);
    expect(await fail(account, 10, 61)).not.toContain(expect.any(Number));
    expect(await attempts.begin(account, at(61))).toBe(60);
  });

  it("do not count for longer than a quarter of an hour, whenever it begins", async () => {
    const account = randomUUID();
    await fail(account, 5, 0);
    await fail(account, 4, 800);
    expect(await fail(account, 5, 901)).toEqual([null, null, null, null, null]);
    await fail(account, 1, 902);
    expect(await attempts.begin(account, at(902))).toBe(60);
  });

  it("are let through ten times however many come at once", async () => {
    const account = randomUUID();
    await attempts.begin(account, at(0));
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => attempts.begin(account, at(1))),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(9);
  });
});
