import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startApi } from "../../test/api.js";
import { runAudit } from "../../test/run-audit.js";

let api: Awaited<ReturnType<typeof startApi>>;
beforeEach(async () => {
  api = await startApi(250);
});
afterEach(() => api.close());

const run = (...args: string[]) =>
  runAudit(["dead-letters", ...args, "--url", api.url, "--key", "admin-key"]);

describe("audit dead-letters list", () => {
  it("shows the newest, and says that there are more", async () => {
    const { stdout, exitCode } = await run("list");
    expect(exitCode).toBe(0);
    expect(stdout.split("\n")).toHaveLength(1 + 50 + 1 + 1);
    expect(stdout).toMatch(/^dl_0 +2026-03-01T10:00:01.000Z +open /m);
    expect(stdout).toContain("There are more; --limit shows them.");
  });

  it("goes through as many pages as the limit asks for", async () => {
    const { stdout } = await run("list", "--limit", "240", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ more: true });
    expect(JSON.parse(stdout).items).toHaveLength(240);
    expect(JSON.parse((await run("list", "--limit", "999", "--json")).stdout)).toMatchObject({
      more: false,
    });
  });

  it.each(["0", "-1", "many"])("refuses the limit %s", async (limit) => {
    expect(await run("list", "--limit", limit)).toMatchObject({ exitCode: 2, stdout: "" });
  });
});

describe("audit dead-letters replay", () => {
  it("replays those that are named, or else every open one", async () => {
    expect((await run("replay", "dl_1", "dl_2")).stdout).toBe("2 put back into the queue.\n");
    expect(JSON.parse((await run("replay", "--json")).stdout)).toEqual({ replayed: 250 });
    expect(api.replayed).toEqual([["dl_1", "dl_2"], undefined]);
  });

  it("fails when one that is named is not there, and says how many were", async () => {
    const { exitCode, stderr } = await run("replay", "dl_1", "nope");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "1 put back into the queue. The others are no open dead letters that can be read.",
    );
  });
});
